"""Changes to the draft of a questionnaire."""
