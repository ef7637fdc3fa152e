"""The cast is on stage for every test of the portal."""

from collections.abc import Iterator

import pytest

from hotline.portal.challenges import forget_what_was_seen
from tests.cast import cast, frozen, make_demand

__all__ = ["cast", "frozen", "make_demand"]


@pytest.fixture(autouse=True)
def _looked_at_anew() -> Iterator[None]:
    forget_what_was_seen()
    yield
    forget_what_was_seen()
