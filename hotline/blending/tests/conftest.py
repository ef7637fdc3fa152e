"""The cast is on stage for every test of the common line."""

from tests.cast import cast, frozen

__all__ = ["cast", "frozen"]
