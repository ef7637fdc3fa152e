"""Tests of mail, against servers that run here."""
