"""Settings, addresses and the one place where domains meet."""
