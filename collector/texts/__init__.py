"""The words of the product in three languages."""
