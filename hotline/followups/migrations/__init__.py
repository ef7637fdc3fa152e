"""Migrations of follow-ups."""
