"""Pure words about contacts."""
