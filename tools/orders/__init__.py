"""Make up a year of a city's orders, for measuring; see ``python -m tools.fill_orders --help``."""
