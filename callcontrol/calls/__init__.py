"""Live calls: one call is one cancellable task that reads messages."""
