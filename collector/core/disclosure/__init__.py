"""Statistical disclosure control: which figures may be published."""
