"""Tests of the common line."""
