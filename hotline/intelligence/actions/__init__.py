"""What changes the switches, the registry and the traces; one verb, one file."""
