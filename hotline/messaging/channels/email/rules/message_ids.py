"""The ids of our letters (Message-ID): known again in bounces, and guessed by nobody."""

import re

_OURS = re.compile(r"<hotline\.(-?[0-9]{1,18})\.([0-9a-f]{32})@([A-Za-z0-9.-]{1,190})>")
ANY_ID = re.compile(r"<[^<>\s@]{1,150}@[^<>\s@]{1,100}>")


def format_id(message_id: int, seal: str, domain: str) -> str:
    """Return such as ``<hotline.42.9f86d081884c7d659a2feaa0c55ad015@hotline.gov.cn>``.

    The seal is a keyed digest: the same letter sent again has the same id.
    """
    return f"<hotline.{message_id}.{seal[:32]}@{domain}>"


def ours_in(text: str) -> dict[str, int]:
    """Return the ids of ours that a text names, with the number of the message each is of."""
    return {found[0]: int(found[1]) for found in _OURS.finditer(text)}
