"""The private voice engine: builds Asterisk's root, writes its configuration, starts it."""
