"""Drafting on the command line: a conversation in a file, an order's fields on the screen."""
