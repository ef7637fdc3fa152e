"""The steps a flow may have; each file can be deleted without touching another."""
