"""The cast is on stage for every test of short messages."""

from tests.cast import cast, frozen

__all__ = ["cast", "frozen"]
