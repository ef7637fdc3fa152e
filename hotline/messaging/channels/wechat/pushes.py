"""What a push of WeChat says: a message of a citizen, or an event."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from hotline.contacts.rules.channels import Channel
from hotline.messaging.channels.wechat.errors import PushUnreadable
from hotline.messaging.rules.incoming import Incoming, IncomingFile, MessageKind

_FILES: Mapping[str, tuple[MessageKind, str]] = {
    "image": (MessageKind.IMAGE, "微信图片.jpg"),
    "voice": (MessageKind.VOICE, "微信语音.amr"),
    "video": (MessageKind.VIDEO, "微信视频.mp4"),
    "shortvideo": (MessageKind.VIDEO, "微信小视频.mp4"),
}
_LATEST = 4_102_444_800
"""The year 2100: a clock beyond it is not believed."""


@dataclass(frozen=True, slots=True)
class Push:
    """The fields of one push."""

    fields: Mapping[str, str]

    def get(self, name: str) -> str:
        """Return a field; empty when it is not there."""
        return self.fields.get(name, "").strip()

    @property
    def sender(self) -> str:
        """The citizen's open id."""
        return self.get("FromUserName")

    @property
    def event(self) -> str:
        """Which event, in capitals; empty for a message."""
        return self.get("Event").upper() if self.get("MsgType") == "event" else ""

    @property
    def key(self) -> str:
        """What stays the same however often WeChat delivers it, as its document says."""
        if self.event:
            parts = (self.sender, self.get("CreateTime"), self.event, self.get("EventKey"))
            return "/".join(parts)
        return self.get("MsgId")


def push_of(fields: Mapping[str, str]) -> Push:
    """Return the push.

    Raises:
        PushUnreadable: who, what or which is missing.

    """
    push = Push(fields)
    if not (push.sender and push.get("ToUserName") and push.get("MsgType") and push.key):
        msg = "推送内容无法识别：缺少必要的字段。"
        raise PushUnreadable(msg)
    if len(push.sender) > 64 or len(push.key) > 255:  # noqa: PLR2004 - longer than any of theirs
        msg = "推送内容无法识别：标识过长。"
        raise PushUnreadable(msg)
    return push


def incoming_of(push: Push, account: str) -> Incoming:
    """Return the message as every channel hands it over."""
    kind, name = _FILES.get(push.get("MsgType"), (MessageKind.TEXT, ""))
    media = push.get("MediaId")
    return Incoming(
        channel=Channel.WECHAT,
        account=account,
        external_id=push.key,
        thread=push.sender,
        peer=push.sender,
        kind=MessageKind.LOCATION if push.get("MsgType") == "location" else kind,
        text=_text_of(push),
        files=(IncomingFile(name=name, remote_id=media),) if name and media else (),
        written_at=_moment(push.get("CreateTime")),
    )


def _text_of(push: Push) -> str:
    kind = push.get("MsgType")
    if kind == "text":
        return push.fields.get("Content", "")
    if kind == "voice":
        return push.get("Recognition")
    if kind == "location":
        place = f"{push.get('Location_X')}, {push.get('Location_Y')}（纬度, 经度，GCJ-02）"
        return "\n".join(filter(None, (push.get("Label"), place)))
    if kind == "link":
        parts = (push.get("Title"), push.get("Description"), push.get("Url"))
        return "\n".join(filter(None, parts))
    return "" if kind in _FILES else f"（市民发来微信“{kind[:20]}”类型的消息，本系统不能显示。）"


def _moment(seconds: str) -> datetime | None:
    is_time = seconds.isascii() and seconds.isdecimal() and int(seconds[:20]) < _LATEST
    return datetime.fromtimestamp(int(seconds), tz=UTC) if is_time else None
