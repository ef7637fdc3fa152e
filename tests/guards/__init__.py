"""Rules of the house that a machine checks on every run."""
