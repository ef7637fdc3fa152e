"""Attacks on the SIP doors, written by us: torture, floods, scans and guesses (VOI-02)."""
