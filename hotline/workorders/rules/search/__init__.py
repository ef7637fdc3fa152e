"""How orders are found by words: what is kept of a text, and what a query asks for."""
