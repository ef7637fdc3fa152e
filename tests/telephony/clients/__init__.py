"""Telephones that nobody here wrote, as seats of ours."""
