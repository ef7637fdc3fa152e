"""Pure decisions about follow-ups."""
