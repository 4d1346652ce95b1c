"""The rules that a written questionnaire must fulfil."""
