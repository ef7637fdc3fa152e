"""Operators (热线员): what state each is in and where they sit."""
