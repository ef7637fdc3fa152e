"""What every channel does that speaks HTTP with its service, in both directions."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from django.http import HttpRequest

from hotline.contacts.rules.channels import Channel
from hotline.core.errors import NotFound, Refusal
from hotline.messaging.accounts import get_account
from hotline.messaging.errors import ChannelNotSetUp, SendingFailed

_TIMEOUT = httpx.Timeout(10.0, connect=5.0)


@contextmanager
def client_of(proxy: str, *, silent: str) -> Iterator[httpx.Client]:
    """Open a client that goes only the way it is told.

    Raises:
        SendingFailed: the service does not answer; ``silent`` says so.

    """
    try:
        with httpx.Client(timeout=_TIMEOUT, trust_env=False, proxy=proxy or None) as http:
            yield http
    except httpx.HTTPError as error:
        raise SendingFailed(silent) from error


def read_capped(answer: httpx.Response, most: int) -> bytes:
    """Read no more than allowed, whatever length was announced.

    Raises:
        SendingFailed: there is more.

    """
    content = bytearray()
    for chunk in answer.iter_bytes():
        content += chunk
        if len(content) > most:
            msg = f"附件超过 {most // 1024 // 1024} MB。"
            raise SendingFailed(msg, is_final=True)
    return bytes(content)


def parsed_object(content: bytes, *, odd: str) -> dict[str, Any]:
    """Return an object of JSON.

    Raises:
        SendingFailed: it is anything else; ``odd`` says so.

    """
    try:
        parsed = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise SendingFailed(odd) from error
    if not isinstance(parsed, dict):
        raise SendingFailed(odd)
    return parsed


def account_knocked_at(channel: Channel, account: str, *, missing: str) -> Any:
    """Return the settings of the account a service knocks at.

    Raises:
        NotFound: there is none; ``missing`` says so.

    """
    try:
        return get_account(channel, account)
    except ChannelNotSetUp as error:
        raise NotFound(missing) from error


def pushed_body(request: HttpRequest, most: int, too_large: Refusal) -> bytes:
    """Return the body, one byte more than allowed at most.

    What says of itself that it is too large is refused with ``too_large`` and not read at all.
    """
    announced = str(request.META.get("CONTENT_LENGTH") or "0")
    if announced.isdecimal() and int(announced[:20]) > most:
        raise too_large
    return request.read(most + 1)
