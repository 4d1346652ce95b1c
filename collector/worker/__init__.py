"""The process that works in the background: jobs that were asked for, and the clock."""
