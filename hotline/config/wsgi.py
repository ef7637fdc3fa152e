"""The door of the web server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import resolve

from hotline.config.page_files import with_pages

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
application = with_pages(get_wsgi_application(), settings.WEB_DIST)


def _warm_up() -> None:
    """Load now what the first request would wait seconds for."""
    from hotline.config.api import api  # noqa: PLC0415 - Django must be set up
    from hotline.workorders.rules.phone_places import phone_place  # noqa: PLC0415 - as above

    phone_place("0898-66123456")
    resolve("/api/session")
    api.get_openapi_schema()


_warm_up()
