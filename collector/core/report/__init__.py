"""The report of an event, part by part."""
