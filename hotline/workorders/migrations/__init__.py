"""Migrations of work orders."""
