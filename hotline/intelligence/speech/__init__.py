"""Speech into text: when somebody speaks, what is kept of what an engine says, and homophones."""
