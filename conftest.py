"""Give every test session its own PostgreSQL before Django reads its settings.

This happens while the file is imported: deeper ``conftest.py`` files import models, and
pytest-django would read the settings even earlier if the ini file named them.
"""

import atexit
import contextlib
import os

import django

from runtime.testing import database_session

os.environ["DJANGO_SETTINGS_MODULE"] = "hotline.config.settings"
if "PYTEST_XDIST_WORKER" not in os.environ:  # workers inherit the controller's
    session = contextlib.ExitStack()
    atexit.register(session.close)
    os.environ.update(session.enter_context(database_session()))
django.setup()
