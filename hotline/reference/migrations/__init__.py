"""Migrations of reference."""
