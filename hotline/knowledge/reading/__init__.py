"""Reads articles out of files; runs only in the child process, without Django."""
