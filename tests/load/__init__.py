"""What makes up data for measuring makes it up right."""
