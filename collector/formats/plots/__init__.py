"""What each chart shows: from rows of a report to the values of a chart."""
