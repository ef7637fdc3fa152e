"""Send to a citizen: a customer message (客服消息) in the window, else the configured notice."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from hotline.messaging.adapters import Outgoing
from hotline.messaging.channels.wechat.client import WeChatClient
from hotline.messaging.channels.wechat.faults import WINDOW_SHUT, WeChatRefused
from hotline.messaging.channels.wechat.settings import NoticeSettings
from hotline.messaging.errors import SendingFailed
from hotline.reference.rules.calendar import SHANGHAI

_WINDOW = timedelta(hours=48)
_PIECE = 2000
"""Bytes of one customer message; WeChat refuses more than 2048."""
_LONGEST: Mapping[str, int] = {
    "thing": 20,
    "character_string": 32,
    "phrase": 5,
    "const": 20,
    "name": 10,
    "short_thing": 4,
}
"""Characters a field of a template takes, by the word its name begins with."""


def send_text(client: WeChatClient, outgoing: Outgoing, *, now: datetime) -> str:
    """Send a text; return WeChat's id of it, or ours where it gives none.

    Raises:
        SendingFailed: WeChat did not take it, or only its beginning.

    """
    notice = client.settings.notice
    if notice is not None and not _is_open(outgoing.heard_at, now):
        return _send_notice(client, outgoing, notice, now)
    try:
        _send_pieces(client, outgoing)
    except WeChatRefused as refusal:
        if notice is None or refusal.number not in WINDOW_SHUT:
            raise
        return _send_notice(client, outgoing, notice, now)
    return f"custom-{outgoing.message_id}"


def _is_open(heard_at: datetime | None, now: datetime) -> bool:
    """Tell whether WeChat may still let us; when nobody knows, WeChat is asked."""
    return heard_at is None or now - heard_at < _WINDOW


def _send_pieces(client: WeChatClient, outgoing: Outgoing) -> None:
    pieces = list(split_text(outgoing.text, _PIECE))
    for position, piece in enumerate(pieces):
        body = {"touser": outgoing.peer, "msgtype": "text", "text": {"content": piece}}
        try:
            client.post("/cgi-bin/message/custom/send", body)
        except SendingFailed as failure:
            if position == 0:
                raise
            # What was sent would be sent again: the operator decides about the rest.
            msg = f"消息分 {len(pieces)} 条发送，只送出前 {position} 条：{failure.message}"
            raise SendingFailed(msg, is_final=True) from failure


def _send_notice(
    client: WeChatClient, outgoing: Outgoing, notice: NoticeSettings, now: datetime
) -> str:
    body: dict[str, object] = {
        "touser": outgoing.peer,
        "template_id": notice.template_id,
        "data": {
            name: {"value": _filled(name, pattern, outgoing, now)}
            for name, pattern in notice.fields.items()
        },
    }
    if notice.kind == "template":
        path = "/cgi-bin/message/template/send"
        body["client_msg_id"] = str(outgoing.message_id)
        body |= {"url": notice.page} if notice.page else {}
    else:
        path = "/cgi-bin/message/subscribe/bizsend"
        body |= {"page": notice.page} if notice.page else {}
    answer = client.post(path, body)
    return str(answer.get("msgid") or f"notice-{outgoing.message_id}")


def _filled(name: str, pattern: str, outgoing: Outgoing, now: datetime) -> str:
    local = now.astimezone(SHANGHAI)
    values = {
        "{number}": outgoing.number,
        "{time}": f"{local:%Y-%m-%d %H:%M}",
        "{text}": " ".join(outgoing.text.split()),
    }
    filled = pattern
    for place, value in values.items():
        filled = filled.replace(place, value)
    most = _LONGEST.get(name.rstrip("0123456789"), 200)
    return filled if len(filled) <= most else filled[: most - 1] + "…"


def split_text(text: str, most: int) -> Iterator[str]:
    """Yield the text in pieces of at most so many bytes, cut at the end of a line if it can be."""
    rest = text
    while len(rest.encode()) > most:
        head = rest.encode()[:most].decode("utf-8", "ignore")
        end = head.rfind("\n") + 1 or len(head)
        yield rest[:end].rstrip("\n") or rest[:end]
        rest = rest[end:]
    if rest:
        yield rest
