"""Tests of the recognisers, against small real servers."""
