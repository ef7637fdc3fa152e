"""Tests of firms."""
