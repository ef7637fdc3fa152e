"""How a citizen says that they no longer ask (撤诉)."""

from enum import StrEnum


class Said(StrEnum):
    """By which way the hotline was told."""

    PHONE = "phone"
    WRITTEN = "written"
    ONLINE = "online"
    IN_PERSON = "in_person"


SAID_LABELS: dict[Said, str] = {
    Said.PHONE: "电话告知",
    Said.WRITTEN: "书面告知",
    Said.ONLINE: "网络告知",
    Said.IN_PERSON: "当面告知",
}
