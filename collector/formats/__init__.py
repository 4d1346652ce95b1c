"""Between objects of the core and bytes."""
