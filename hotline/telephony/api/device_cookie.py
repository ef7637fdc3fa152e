"""The secret cookie by which a home seat knows its browser."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from hotline.telephony.rules.device_key import KEY_BYTES

COOKIE = "hotline_device"
_AGE = 2 * 365 * 24 * 3600
_MOST = 100


def device_key_of(request: HttpRequest) -> str:
    """Return the browser's key; empty when it has none."""
    key = request.COOKIES.get(COOKIE, "")
    return key if len(key) <= _MOST else ""


def give_device_key(request: HttpRequest, response: HttpResponse) -> str:
    """Return the browser's key, and give it one when it has none."""
    key = device_key_of(request) or secrets.token_urlsafe(KEY_BYTES)
    response.set_cookie(
        COOKIE,
        key,
        max_age=_AGE,
        httponly=True,
        samesite="Strict",
        secure=settings.HOTLINE_ENVIRONMENT.https,
    )
    return key
