"""What strangers write reaches the desk as text: JSON, never a page, whatever stands in it."""

from typing import Any

import pytest

from hotline.contacts.rules.channels import Channel
from hotline.messaging.actions.receive import receive
from hotline.messaging.rules.incoming import Incoming, IncomingFile
from tests.cast import NOW, Cast, Door

_PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><iframe src=javascript:alert(1)>',
    "{{constructor.constructor('alert(1)')()}}",
    "javascript:alert(1)//",
    "</textarea><script>alert(1)</script>",
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "\u2028alert(1)\u2029",
    '=HYPERLINK("http://x","y")',
)


def _written(channel: Channel, payload: str) -> str:
    received = receive(
        Incoming(
            channel=channel,
            account="main",
            external_id=payload,
            thread=payload,
            peer="chen@example.com",
            peer_name=payload,
            subject=payload,
            text=payload,
            files=(IncomingFile(name=f"{payload}.png"),),
        ),
        now=NOW,
    )
    return str(received.conversation.pk)


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.WECHAT, Channel.WEIBO, Channel.WEB])
def test_payloads_in_names_subjects_texts_and_files_stay_text(
    cast: Cast, frozen: Any, channel: Channel
) -> None:
    del frozen
    door = Door(cast.wang_fang)
    for payload in _PAYLOADS:
        ident = _written(channel, payload)
        for path in (f"/conversations/{ident}", "/conversations?box=waiting"):
            answer = door.client.get(f"/api{path}")
            assert answer.status_code == 200
            assert answer["Content-Type"].startswith("application/json")
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert "script-src 'self'" in answer["Content-Security-Policy"]
            assert "unsafe-eval" not in answer["Content-Security-Policy"]
        texts = [each["text"] for each in door.get(f"/conversations/{ident}")[1]["messages"]]
        assert texts == [payload.strip()]
