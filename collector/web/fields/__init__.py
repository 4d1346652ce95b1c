"""The fields of the participant's page."""
