"""Looks into untrusted files; runs only in the child process."""
