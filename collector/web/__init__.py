"""The pages for participants and organisers."""
