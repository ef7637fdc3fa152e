"""Which fields of an order may be corrected (更正), and what a correction must say."""

from enum import StrEnum

from hotline.citizens.rules.numbers import normalize_number
from hotline.reference.rules.dictionaries import APPEAL_TYPE_LABELS
from hotline.workorders.rules.registration import MAX_NAME, MAX_PLACE, MAX_TEXT


class CorrectedField(StrEnum):
    """A field of the order. Urgency is none: the promises given by it would change."""

    PLACE = "place"
    EVENT = "event"
    DEMAND = "demand"
    APPEAL_TYPE = "appeal_type"
    TOPIC = "topic"
    AREA = "area"
    CALLER_NAME = "caller_name"
    CALLER_PHONE = "caller_phone"


FIELD_LABELS: dict[CorrectedField, str] = {
    CorrectedField.PLACE: "事发地点",
    CorrectedField.EVENT: "事件经过",
    CorrectedField.DEMAND: "诉求内容",
    CorrectedField.APPEAL_TYPE: "诉求类型",
    CorrectedField.TOPIC: "诉求分类",
    CorrectedField.AREA: "所属区域",
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


def faults_of_correction(field: CorrectedField, *, new: str, reason: str) -> dict[str, str]:
    """Return field → Chinese sentence for what a correction lacks."""
    faults = {}
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
    if len(reason.strip()) < _SHORTEST_REASON:
        faults["reason"] = "请写明更正理由，不少于 4 个字。"
    return faults
