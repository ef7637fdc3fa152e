"""Messages of the floor (现场通知、召集): how long they wait and what may be answered; pure."""

from collections.abc import Sequence
from datetime import timedelta

NOTICE, CALL_OUT = "notice", "call_out"
LASTS = {NOTICE: timedelta(hours=12), CALL_OUT: timedelta(hours=4)}
"""A notice waits as long as a shift may last; a call-out is about now."""
ANSWERS: dict[str, Sequence[str]] = {NOTICE: ("noted",), CALL_OUT: ("coming", "cannot")}


def may_answer(kind: str, answer: str) -> bool:
    """Tell whether the answer fits the message."""
    return answer in ANSWERS[kind]
