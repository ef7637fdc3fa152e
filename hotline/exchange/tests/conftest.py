"""The cast is on stage for every test of the exchange."""

from tests.cast import cast, frozen, make_demand

__all__ = ["cast", "frozen", "make_demand"]
