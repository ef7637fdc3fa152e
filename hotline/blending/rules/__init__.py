"""Pure decisions about conversations in the common line."""
