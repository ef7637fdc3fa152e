"""Tests of red packets."""
