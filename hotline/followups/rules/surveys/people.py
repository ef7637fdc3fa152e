"""Where somebody who was drawn stands."""

from enum import StrEnum


class PersonState(StrEnum):
    """From the drawing to an answer, or none."""

    WAITING = "waiting"
    ANSWERED = "answered"
    REFUSED = "refused"
    NOT_REACHED = "not_reached"
    NOT_ELIGIBLE = "not_eligible"
    OVER_QUOTA = "over_quota"


PERSON_LABELS: dict[PersonState, str] = {
    PersonState.WAITING: "待访",
    PersonState.ANSWERED: "已完成",
    PersonState.REFUSED: "拒访",
    PersonState.NOT_REACHED: "未联系上",
    PersonState.NOT_ELIGIBLE: "不符合条件",
    PersonState.OVER_QUOTA: "配额已满，不再访问",
}
NON_RESPONSE = (PersonState.REFUSED, PersonState.NOT_REACHED, PersonState.WAITING)
"""Who belongs to the sample and has not answered."""
