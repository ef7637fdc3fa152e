"""Give every test session its own PostgreSQL before Django reads its settings."""

import contextlib
import os

import pytest

from runtime.testing import database_session

SETTINGS = "hotline.config.settings"
_session = contextlib.ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    """Start the database once; workers of pytest-xdist inherit the controller's."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    if not hasattr(config, "workerinput"):
        os.environ.update(_session.enter_context(database_session()))


def pytest_unconfigure() -> None:
    """Stop it, also after an interrupted run."""
    _session.close()
