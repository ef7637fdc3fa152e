"""What call control's tests share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from callcontrol.tests.world import World


@pytest.fixture
def make_world(tmp_path: Path) -> Callable[[], World]:
    """Make the small hotline; call it inside the virtual loop."""
    return lambda: World(tmp_path)
