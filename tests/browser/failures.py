"""Whether the present test has failed already."""

import pytest

FAILED = pytest.StashKey[bool]()


def has_failed(item: pytest.Item) -> bool:
    """Tell whether any part of a test has failed so far."""
    return item.stash.get(FAILED, False)
