"""Migrations of citizens."""
