"""Tests of sorting texts into topics."""
