"""How far each of the polled lists was read: the largest id seen of each."""

from collections.abc import Mapping


def parse_cursor(text: str) -> dict[str, int]:
    """Return the ids by the list's name; what is none is left out."""
    pairs = (each.partition("=") for each in text.split(";"))
    return {name: int(uid) for name, _, uid in pairs if uid.isascii() and uid.isdecimal()}


def format_cursor(ids: Mapping[str, int]) -> str:
    """Return such as ``comments=3;mentions=12``."""
    return ";".join(f"{name}={uid}" for name, uid in sorted(ids.items()))
