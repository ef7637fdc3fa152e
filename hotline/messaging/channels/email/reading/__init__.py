"""Read a letter; runs in a child process and imports no Django."""
