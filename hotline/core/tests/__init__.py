"""The ground floor tests."""
