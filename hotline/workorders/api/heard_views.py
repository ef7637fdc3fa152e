"""Show a draft with its words."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from hotline.workorders.api.heard_schemas import (
    HeardFieldView,
    HeardSpanView,
    HeardTurnView,
    HeardView,
)
from hotline.workorders.rules.draft import Heard
from hotline.workorders.rules.draft.filled import Filled
from hotline.workorders.rules.draft.turns import Turn

LABELS = {
    "caller": "诉求人",
    "form_of_address": "称呼",
    "phone": "联系电话",
    "same_number": "用来电号码联系",
    "place": "事发地点",
    "time": "事发时间",
    "event": "事件经过",
    "demand": "诉求内容",
    "appeal_type": "诉求类型",
    "wants_reply": "要求回复",
    "secrecy": "保密意愿",
    "emotion": "情绪",
    "urgency": "紧急程度",
    "office": "提到的部门",
}
_SEVERAL = {"demand": "demands", "office": "offices"}


def heard_view(turns: Sequence[Turn], heard: Heard, model: str) -> HeardView:
    """Return what the page shows; fields without words are left out."""
    return HeardView(
        turns=[turn_view(each) for each in turns],
        fields=[_field(name, filled) for name, filled in _filled(heard)],
        matters=[each.text for each in heard.matters],
        model=model,
    )


def turn_view(turn: Turn) -> HeardTurnView:
    """Return a turn as the page shows it."""
    return HeardTurnView(party=turn.party, text=turn.text, start=turn.start, end=turn.end)


def _filled(heard: Heard) -> Iterator[tuple[str, Filled]]:
    for name in LABELS:
        filled = getattr(heard, _SEVERAL.get(name, name))
        if isinstance(filled, tuple):
            yield from ((name, each) for each in filled)
        elif filled is not None:
            yield name, filled


def _field(name: str, filled: Filled) -> HeardFieldView:
    return HeardFieldView(
        name=name,
        label=LABELS[name],
        value=filled.value,
        meant=filled.meant,
        code=filled.code,
        at=filled.at,
        precision=filled.precision,
        probability=filled.probability,
        by=filled.by,
        spans=[HeardSpanView(**asdict(each)) for each in filled.spans],
    )
