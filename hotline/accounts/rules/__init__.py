"""Pure decisions about roles and sign-in names."""
