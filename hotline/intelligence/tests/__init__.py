"""Tests of the doors to models."""
