"""The passive reply (被动回复): what is written back in the same breath, within five seconds."""

from datetime import datetime

from hotline.messaging.channels.wechat.envelope import seal_envelope
from hotline.messaging.channels.wechat.opening import Query
from hotline.messaging.channels.wechat.pushes import Push
from hotline.messaging.channels.wechat.settings import WeChatSettings
from hotline.messaging.channels.wechat.signing import sign

NOTHING = "success"
"""WeChat asks no more and shows nothing."""
MAX_BYTES = 2048
"""Of a text; a longer one is refused by WeChat."""


def text_answer(push: Push, text: str, *, now: datetime) -> str:
    """Return the reply that shows a text; no text is no reply."""
    if not text:
        return NOTHING
    return (
        "<xml>"
        f"<ToUserName>{_cdata(push.sender)}</ToUserName>"
        f"<FromUserName>{_cdata(push.get('ToUserName'))}</FromUserName>"
        f"<CreateTime>{int(now.timestamp())}</CreateTime>"
        "<MsgType><![CDATA[text]]></MsgType>"
        f"<Content>{_cdata(cut_bytes(text, MAX_BYTES))}</Content>"
        "</xml>"
    )


def sealed_answer(
    answer: str, query: Query, settings: WeChatSettings, *, random: bytes, now: datetime
) -> str:
    """Return the reply in an envelope; ``success`` needs none."""
    if answer == NOTHING or not query.is_sealed:
        return answer
    sealed = seal_envelope(
        answer.encode(), key=settings.aes_key, app_id=settings.app_id, random=random
    )
    moment = str(int(now.timestamp()))
    return (
        "<xml>"
        f"<Encrypt><![CDATA[{sealed}]]></Encrypt>"
        f"<MsgSignature>{sign(settings.token, moment, query.nonce, sealed)}</MsgSignature>"
        f"<TimeStamp>{moment}</TimeStamp>"
        f"<Nonce>{_cdata(query.nonce)}</Nonce>"
        "</xml>"
    )


def cut_bytes(text: str, most: int) -> str:
    """Return the text, or as much of it as fits with a mark that there was more."""
    raw = text.encode()
    if len(raw) <= most:
        return text
    return raw[: most - 3].decode("utf-8", "ignore") + "…"


def _cdata(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"
