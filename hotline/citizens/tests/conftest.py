"""The cast is on stage for the doors of citizens' files."""

from tests.cast import cast, frozen

__all__ = ["cast", "frozen"]
