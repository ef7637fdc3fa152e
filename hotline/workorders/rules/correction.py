"""Which fields of an order may be corrected (更正), and what a correction must say."""

from enum import StrEnum

from hotline.citizens.rules.numbers import normalize_number
from hotline.reference.rules.dictionaries import APPEAL_TYPE_LABELS, URGENCY_LABELS
from hotline.workorders.rules.registration import MAX_NAME, MAX_PLACE, MAX_TEXT
from hotline.workorders.rules.workflow_words import State


class CorrectedField(StrEnum):
    """A field of the order; urgency only before dispatch, later promises were given by it."""

    PLACE = "place"
    EVENT = "event"
    DEMAND = "demand"
    APPEAL_TYPE = "appeal_type"
    URGENCY = "urgency"
    TOPIC = "topic"
    AREA = "area"
    CALLER_NAME = "caller_name"
    CALLER_PHONE = "caller_phone"


FIELD_LABELS: dict[CorrectedField, str] = {
    CorrectedField.PLACE: "事发地点",
    CorrectedField.EVENT: "事件经过",
    CorrectedField.DEMAND: "诉求内容",
    CorrectedField.APPEAL_TYPE: "诉求类型",
    CorrectedField.URGENCY: "紧急程度",
    CorrectedField.TOPIC: "事项分类",
    CorrectedField.AREA: "所属区划",
    CorrectedField.CALLER_NAME: "诉求人姓名",
    CorrectedField.CALLER_PHONE: "联系电话",
}
SEALED = frozenset({CorrectedField.CALLER_NAME, CorrectedField.CALLER_PHONE})
"""Their values stand in no event: only the sealed row keeps them."""
SEARCHED = frozenset({CorrectedField.PLACE, CorrectedField.EVENT, CorrectedField.DEMAND})
"""Orders are found by these."""
_LIMITS = {
    CorrectedField.PLACE: MAX_PLACE,
    CorrectedField.EVENT: MAX_TEXT,
    CorrectedField.DEMAND: MAX_TEXT,
    CorrectedField.CALLER_NAME: MAX_NAME,
}
_SHORTEST_REASON = 4


def faults_of_correction(
    field: CorrectedField, *, new: str, reason: str, state: State
) -> dict[str, str]:
    """Return field → Chinese sentence for what a correction lacks."""
    faults = {}
    if field is CorrectedField.URGENCY and state is not State.AWAITING_DISPATCH:
        faults["field"] = "派单后时限已按原紧急程度承诺，不能再更正紧急程度；可催办或督办。"
    label = FIELD_LABELS[field]
    limit = _LIMITS.get(field)
    if not new.strip():
        faults["new"] = f"请填写更正后的{label}。"
    elif limit is not None and len(new) > limit:
        faults["new"] = f"{label}不能超过 {limit} 个字。"
    elif field is CorrectedField.CALLER_PHONE and not normalize_number(new):
        faults["new"] = "联系电话格式不正确。"
    elif field is CorrectedField.APPEAL_TYPE and new not in APPEAL_TYPE_LABELS:
        faults["new"] = "没有这种诉求类型。"
    elif field is CorrectedField.URGENCY and new not in URGENCY_LABELS:
        faults["new"] = "没有这种紧急程度。"
    if len(reason.strip()) < _SHORTEST_REASON:
        faults["reason"] = "请写明更正理由，不少于 4 个字。"
    return faults
