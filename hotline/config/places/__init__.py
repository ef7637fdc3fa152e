"""Places on the command line: take addresses apart, find places by what was heard."""
