"""The ways a citizen can approach the hotline."""

from enum import StrEnum


class Channel(StrEnum):
    """A channel (渠道)."""

    PHONE = "phone"


CHANNEL_LABELS: dict[Channel, str] = {Channel.PHONE: "电话"}
