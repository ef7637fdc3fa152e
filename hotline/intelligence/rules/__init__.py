"""Pure decisions about asking models."""
