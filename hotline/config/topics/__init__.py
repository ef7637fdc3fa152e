"""Topics on the command line: learn from sorted texts, sort new ones, measure, read the card."""
