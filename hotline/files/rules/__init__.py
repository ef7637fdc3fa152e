"""Pure decisions about files."""
