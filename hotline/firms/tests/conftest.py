"""The cast is on stage for every test of firms."""

from tests.cast import cast, frozen

__all__ = ["cast", "frozen"]
