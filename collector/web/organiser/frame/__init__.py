"""What all of the organiser's pages share."""
