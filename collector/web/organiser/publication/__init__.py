"""Reports, results and editions."""
