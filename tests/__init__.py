"""Tests that span domains and processes."""
