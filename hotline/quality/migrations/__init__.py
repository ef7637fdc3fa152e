"""Migrations of quality inspection."""
