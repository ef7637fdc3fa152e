"""Tests of the runtime, mostly on real processes."""
