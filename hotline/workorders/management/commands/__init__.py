"""Management commands of work orders."""
