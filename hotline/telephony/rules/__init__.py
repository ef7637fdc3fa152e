"""Pure decisions about skills, recordings and byte ranges."""
