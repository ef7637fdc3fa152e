"""Give every test session its own PostgreSQL before Django reads its settings.

This happens while the file is imported: deeper ``conftest.py`` files import models, and
pytest-django would read the settings even earlier if the ini file named them.
"""

import atexit
import contextlib
import os
from collections.abc import Iterator

import django
import pytest
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker

from runtime.testing import database_session

os.environ["DJANGO_SETTINGS_MODULE"] = "hotline.config.settings"
if "PYTEST_XDIST_WORKER" not in os.environ:  # workers inherit the controller's
    session = contextlib.ExitStack()
    atexit.register(session.close)
    os.environ.update(session.enter_context(database_session()))
django.setup()

from django.contrib.auth.hashers import Argon2PasswordHasher  # noqa: E402 - after the set-up
from django.core.cache import cache  # noqa: E402 - after the set-up
from django.db import connection  # noqa: E402 - after the set-up

from hotline.messaging.pulses import forget_what_was_kept  # noqa: E402 - after the set-up

# A busy machine is no failure: a pure rule that takes 3 ms may wait 300 for its turn.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")

# The real algorithm with little work: hundreds of accounts are made in a run.
Argon2PasswordHasher.time_cost = 1
Argon2PasswordHasher.memory_cost = 64
Argon2PasswordHasher.parallelism = 1


@pytest.fixture(autouse=True)
def _nothing_cached() -> None:
    """Forget policies that a rolled-back test loaded, and rows it seemed to keep."""
    cache.clear()
    forget_what_was_kept()


@pytest.fixture(autouse=True)
def _no_jobs_left(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Remove the jobs of tests that commit: Django empties its own tables only."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if marker is not None and marker.kwargs.get("transaction"):
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
