"""Sealed words a page carries for us and cannot read, change or use for another purpose."""

import json
from datetime import datetime

from hotline.core.crypto.cipher import CannotOpenError, open_sealed, seal
from hotline.portal.errors import TokenInvalid

_PREFIX = "sm4:"


def issue(kind: str, value: str, *, until: datetime) -> str:
    """Return the value sealed for one purpose; letters, digits, ``-``, ``_`` and ``=``."""
    sealed = seal(json.dumps([value, until.timestamp()]), place=f"portal.{kind}")
    return sealed.removeprefix(_PREFIX).replace("+", "-").replace("/", "_")


def read(kind: str, text: str, *, now: datetime) -> str:
    """Return what was sealed.

    Raises:
        TokenInvalid: forged, for another purpose, or too old.

    """
    standard = _PREFIX + text.replace("-", "+").replace("_", "/")
    try:
        value, until = json.loads(open_sealed(standard, place=f"portal.{kind}"))
    except CannotOpenError as error:
        raise TokenInvalid(_SENTENCE) from error
    if now.timestamp() >= until:
        raise TokenInvalid(_SENTENCE)
    return str(value)


_SENTENCE = "页面停留太久，请刷新后重试。"
