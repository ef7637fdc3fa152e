"""Load a city's policy files into the domains."""
