"""Tests of quality inspection."""
