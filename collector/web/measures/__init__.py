"""What is counted and logged of requests, without anything that tells who sent them."""
