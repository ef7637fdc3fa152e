"""Pure decisions about red packets."""
