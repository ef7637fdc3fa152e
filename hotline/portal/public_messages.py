"""The messages of a conversation as the citizen reads them back."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from hotline.core.numbers_in_text import hide_numbers
from hotline.messaging.models import Message, MessageFile
from hotline.messaging.rules.files import FILE_STATE_LABELS, FileState

_MOST = 200


@dataclass(frozen=True, slots=True)
class SaidFile:
    """A file: its name, and whether it was kept."""

    name: str
    state_label: str
    fault: str


@dataclass(frozen=True, slots=True)
class Said:
    """One message; ``position`` counts from 1 within the conversation."""

    position: int
    is_ours: bool
    text: str
    written_at: datetime
    files: list[SaidFile]


def list_said(messages: QuerySet[Message], *, after: int = 0) -> list[Said]:
    """Return what was said after so many messages; numbers of people are masked."""
    rows = messages.order_by("id").prefetch_related("files")[after : after + _MOST]
    return [
        Said(
            position=after + place,
            is_ours=each.is_ours,
            text=hide_numbers(each.text),
            written_at=each.written_at,
            files=[_file(one) for one in each.files.all()],
        )
        for place, each in enumerate(rows, start=1)
    ]


def _file(file: MessageFile) -> SaidFile:
    return SaidFile(file.name, FILE_STATE_LABELS[FileState(file.state)], file.fault)
