"""One line for calls and texts: what call control and the conversations tell each other."""
