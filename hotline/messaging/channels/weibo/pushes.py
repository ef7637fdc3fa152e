"""What Weibo pushes (推送): JSON from outside, small, shallow, of kinds that are known."""

import hashlib
import json
from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from hotline.contacts.rules.channels import Channel
from hotline.core.text import Text
from hotline.messaging.channels.weibo.errors import PushTooLarge, PushUnreadable
from hotline.messaging.channels.weibo.rules.moments import parse_moment
from hotline.messaging.channels.weibo.rules.peers import Peer
from hotline.messaging.rules.incoming import Incoming, IncomingFile, MessageKind

MAX_BYTES = 64 * 1024
_Uid = Annotated[int, Field(gt=0, lt=2**63)]
_FILES = {"image": (MessageKind.IMAGE, "图片.jpg"), "voice": (MessageKind.VOICE, "语音.amr")}
_MESSAGES = frozenset({"text", "position", *_FILES})


class Push(BaseModel):
    """One push; what a later version of the platform adds is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    type: str = Field(max_length=40)
    receiver_id: _Uid
    sender_id: _Uid
    created_at: str = Field("", pattern=r"^[ -~]{0,60}$")
    text: Text = Field("", max_length=20_000)
    data: dict[str, Any] = Field(default_factory=dict)

    @field_validator("data", mode="before")
    @classmethod
    def _flat(cls, value: object) -> dict[str, Any]:
        """Keep the plain fields: nothing the platform sends is deeper."""
        if not isinstance(value, dict):
            return {}
        return {name: each for name, each in value.items() if isinstance(each, str | int)}

    @property
    def is_message(self) -> bool:
        """Somebody wrote."""
        return self.type in _MESSAGES

    @property
    def key(self) -> str:
        """What tells it from every other; the platform numbers nothing.

        It advises sender and second; two messages of one second differ by what they say.
        """
        said = json.dumps([self.type, self.text, self.data], sort_keys=True, ensure_ascii=True)
        digest = hashlib.sha256(said.encode()).hexdigest()[:32]
        return f"push:{self.sender_id}:{self.created_at}:{digest}"

    def get(self, name: str) -> str:
        """Return a field of the data as text; empty when there is none."""
        value = self.data.get(name, "")
        return str(value)[:100] if isinstance(value, str | int) else ""


def push_of(body: bytes) -> Push:
    """Return what was pushed.

    Raises:
        PushTooLarge: more than 64 kB.
        PushUnreadable: not JSON in UTF-8, or not of a push's form.

    """
    if len(body) > MAX_BYTES:
        msg = "推送内容过大。"
        raise PushTooLarge(msg)
    try:
        parsed = json.loads(body.decode("utf-8"))
        return Push.model_validate(parsed)
    except (ValueError, RecursionError, ValidationError) as error:
        msg = "推送内容无法识别。"
        raise PushUnreadable(msg) from error


def incoming_of(push: Push, account: str, now: datetime) -> Incoming:
    """Return the private message; its conversation is the sender's."""
    kind, text = MessageKind.TEXT, push.text
    files: tuple[IncomingFile, ...] = ()
    if push.type == "position":
        kind = MessageKind.LOCATION
        text = f"{push.text}\n{push.get('latitude')}, {push.get('longitude')}（纬度, 经度）"
    if push.type in _FILES:
        kind, name = _FILES[push.type]
        told = push.get("tovfid")
        remote_id = told if told.isascii() and told.isdecimal() else ""
        fault = "" if remote_id else "微博没有给出附件编号。"
        files = (IncomingFile(name=name, remote_id=remote_id, fault=fault),)
    written_at = parse_moment(push.created_at)
    return Incoming(
        channel=Channel.WEIBO,
        account=account,
        external_id=push.key,
        thread=str(push.sender_id),
        peer=str(Peer(push.sender_id)),
        kind=kind,
        text=text,
        files=files,
        written_at=written_at if written_at and written_at <= now else None,
    )
