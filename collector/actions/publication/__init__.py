"""Reports, editions and the public database."""
