"""The mail addresses we write to: plain ones, so that nothing hides in them."""

import re

_PLAIN = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,188})")


def plain_address(address: str) -> str:
    """Return the address in small letters; empty for one we do not write to."""
    return address.lower() if _PLAIN.fullmatch(address) else ""
