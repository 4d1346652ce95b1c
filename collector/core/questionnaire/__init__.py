"""What a questionnaire is: its rows, question types, conditions and scales."""
