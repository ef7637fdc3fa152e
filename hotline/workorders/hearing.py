"""A call as it is heard: its words, dangers in them, and reminders for the operator (LLM-01)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from uuid import UUID

import structlog
import yaml
from django.conf import settings
from pydantic import ValidationError

from hotline.accounts.visitor import Visitor
from hotline.telephony.caption_queries import is_transcribed, list_captions
from hotline.telephony.models import Caption
from hotline.workorders.rules.draft.feelings import emergencies_heard
from hotline.workorders.rules.draft.filled import Span
from hotline.workorders.rules.draft.manners import MannersEntry, MannersFile, Reminder, reminders
from hotline.workorders.rules.draft.turns import Party, Turn
from hotline.workorders.shield_city import city_for_shield

_FILE = "manners.yaml"
_DANGER = ("正在发生的危险", "110")
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Danger:
    """Words of danger in a call: which kind, whom to ring, where."""

    label: str
    call: str
    span: Span


@dataclass(frozen=True, slots=True)
class HeardCall:
    """What is known of a call by its words."""

    turns: list[Turn]
    dangers: list[Danger]
    reminders: list[Reminder]
    is_whole: bool
    """The recording was written down from end to end."""


def heard_call(call_id: UUID, *, visitor: Visitor) -> HeardCall:
    """Return the words of a call and what they call for.

    Raises:
        NoSuchCall: there is none, or it is none of the visitor's business.

    """
    turns = turns_of(list_captions(call_id, visitor=visitor))
    return HeardCall(
        turns=turns,
        dangers=dangers_in(turns),
        reminders=list(reminders(turns, manners())),
        is_whole=is_transcribed(call_id),
    )


def turns_of(captions: Sequence[Caption]) -> list[Turn]:
    """Return captions as turns of a conversation."""
    return [Turn(Party(each.party), each.text, each.begins_at, each.ends_at) for each in captions]


def dangers_in(turns: Sequence[Turn]) -> list[Danger]:
    """Return each kind of danger the citizen speaks of, once."""
    found = emergencies_heard(turns, city_for_shield().file.emergencies)
    return [
        Danger(entry.label, entry.call, span) if entry else Danger(*_DANGER, span)
        for entry, span in found
    ]


def manners() -> tuple[MannersEntry, ...]:
    """Return the city's words that hurt; a city may have none."""
    path = Path(settings.BASE_DIR) / "cities" / settings.HOTLINE_ENVIRONMENT.city / _FILE
    return _read(path, path.stat().st_mtime_ns) if path.exists() else ()


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> tuple[MannersEntry, ...]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        return tuple(MannersFile.model_validate(content or []).root)
    except (ValidationError, yaml.YAMLError) as error:
        _log.error("manners_are_wrong", action="hear", error=str(error))
        return ()
