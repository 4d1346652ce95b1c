"""People who were not linked: how they differ, and what they would overturn."""
