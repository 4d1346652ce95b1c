"""The organiser's pages, behind a sign-in."""
