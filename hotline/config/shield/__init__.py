"""The shield on the command line: texts in a file, findings on the screen."""
