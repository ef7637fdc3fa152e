"""Pure decisions about firms and visits."""
