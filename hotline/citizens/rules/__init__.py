"""Pure decisions about numbers and names."""
