"""Models the platform can run itself, and how they come here."""
