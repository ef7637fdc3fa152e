"""Files from outside: what may be kept, looked into, scanned, sealed."""
