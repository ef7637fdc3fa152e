"""Tests of Weibo, against a local platform."""
