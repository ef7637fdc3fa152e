"""Management commands of reference data."""
