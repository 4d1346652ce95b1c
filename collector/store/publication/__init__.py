"""Reports, editions, approvals and the public database."""
