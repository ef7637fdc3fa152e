"""Pure decisions about letters."""
