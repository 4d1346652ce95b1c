"""What is printed: cards, posters, slides and reports."""
