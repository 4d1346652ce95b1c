"""What an event is and how one is planned."""
