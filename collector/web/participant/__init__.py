"""The pages that participants see."""
