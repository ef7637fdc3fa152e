"""Management of the exchange."""
