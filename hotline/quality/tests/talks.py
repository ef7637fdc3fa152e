"""A good talk and ways to spoil it; calls with such words in the database."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import yaml
from django.conf import settings

from hotline.core.actor import SYSTEM
from hotline.core.guarded import writing
from hotline.quality.actions.load_scorecards import load_scorecards
from hotline.quality.rules.scorecards import ItemEntry, QualityFile, ScorecardEntry, Subject
from hotline.quality.rules.talk import Talk
from hotline.telephony.actions.hear import Spoken, hear
from hotline.telephony.models import Call
from hotline.workorders.rules.draft.turns import Party, Turn
from tests.cast import NOW

GOOD = (
    ("operator", 1.0, 5.0, "您好，12345热线，工号8001为您服务，请讲。"),
    ("citizen", 6.0, 14.0, "你好，我想反映国贸路国贸花园小区门口的路灯不亮，已经三天了。"),
    ("operator", 15.0, 21.0, "跟您核实一下，国贸花园小区门口的路灯三天不亮，对吗？"),
    ("citizen", 22.0, 23.0, "对的。"),
    ("operator", 24.0, 29.0, "好的，已经帮您登记，请问还有其他诉求吗？"),
    ("citizen", 30.0, 31.0, "没有了，谢谢。"),
    ("operator", 32.0, 35.0, "不客气，感谢您的来电，再见。"),
    ("citizen", 35.5, 36.0, "再见。"),
)


@cache
def haikou() -> tuple[ScorecardEntry, ...]:
    """Return the city's own scorecards."""
    path = Path(settings.BASE_DIR) / "cities/haikou/quality.yaml"
    file = QualityFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    return tuple(file.scorecards)


def item(code: str, subject: Subject = Subject.CALL) -> ItemEntry:
    """Return one item of the city's scorecard."""
    (card,) = [each for each in haikou() if each.subject is subject]
    return next(each for each in card.items if each.code == code)


def talk(*turns: tuple[str, float, float, str], **changes: Any) -> Talk:
    """Return a talk of these turns, or the good one."""
    said = tuple(Turn(Party(who), text, since, until) for who, since, until, text in turns or GOOD)
    return replace(Talk(turns=said, ended_by="citizen"), **changes)


def without(index: int, *instead: tuple[str, float, float, str]) -> Talk:
    """Return the good talk with one turn left out or replaced."""
    return talk(*GOOD[:index], *instead, *GOOD[index + 1 :])


def load() -> None:
    """Let the city's scorecards hold."""
    load_scorecards(entries=haikou(), city="haikou", by=SYSTEM, now=NOW)


def a_call(
    operator_id: int,
    *turns: tuple[str, float, float, str],
    has_words: bool = True,
    ended_by: str = "citizen",
    queue: str = "general",
) -> UUID:
    """Keep a call that is over, an hour ago, with its words."""
    began = NOW.replace(hour=1)
    with writing():
        call = Call.objects.create(
            id=uuid4(),
            correlation_id=uuid4(),
            entered_at=began,
            answered_at=began,
            ended_at=began.replace(minute=5),
            last_event_at=began,
            operator_id=operator_id,
            queue=queue,
            ended_by=ended_by,
            outcome="answered",
        )
    if has_words:
        spoken = [Spoken(*each) for each in turns or GOOD]
        hear(call_id=call.pk, spoken=spoken, provider="测试引擎", now=NOW)
    return call.pk
