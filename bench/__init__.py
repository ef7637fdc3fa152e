"""Benchmarks: one file per named benchmark; results go to docs/benchmarks.md."""
