"""Tests of call control without a voice engine."""
