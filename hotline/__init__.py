"""The business side of the hotline: one package per domain, ordered from the ground up."""
