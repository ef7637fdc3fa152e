"""The cast is on stage for every test of quality inspection."""

from tests.cast import cast, frozen

__all__ = ["cast", "frozen"]
