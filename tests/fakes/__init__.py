"""Stand-ins for the outside world; each is held to the same stories as the real thing."""
