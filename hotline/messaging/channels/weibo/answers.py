"""The passive reply (被动响应): what is written back in the same breath, within five seconds."""

import json
from urllib.parse import quote

from hotline.messaging.channels.weibo.pushes import Push
from hotline.messaging.channels.weibo.sending import MOST_PRIVATE

NOTHING = ""
"""Weibo does nothing, and asks no more."""


def text_answer(push: Push, text: str) -> str:
    """Return the reply that shows a text; no text is no reply."""
    if not text:
        return NOTHING
    data = json.dumps({"text": text[:MOST_PRIVATE]}, ensure_ascii=False, separators=(",", ":"))
    return json.dumps(
        {
            "result": True,
            "sender_id": str(push.receiver_id),
            "receiver_id": str(push.sender_id),
            "type": "text",
            "data": quote(data, safe=""),
        }
    )
