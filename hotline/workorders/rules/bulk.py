"""What may be done to many orders at once (批量操作), and how its outcome reads."""

from dataclasses import dataclass

from hotline.workorders.rules.workflow import STATE_LABELS, State, Verb

MOST_ORDERS = 100
"""So many at once: one person can still read what will become of each."""
BULK_VERBS = (
    Verb.DISPATCH,
    Verb.ACCEPT,
    Verb.APPROVE_RESULT,
    Verb.APPROVE_SEND_BACK,
    Verb.REFUSE_SEND_BACK,
    Verb.APPROVE_SUSPENSION,
    Verb.REFUSE_SUSPENSION,
    Verb.APPROVE_EXTENSION,
    Verb.REFUSE_EXTENSION,
    Verb.URGE,
    Verb.ANSWER_UNIFIED,
)
"""Verbs whose words may be the same for many orders; the others need words of their own."""
NOT_DONE = "系统繁忙，这一件没有办成，工单没有变动，请稍后再试。"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became, or would become, of one order."""

    number: str
    is_done: bool
    state: str = ""
    code: str = ""
    sentence: str = ""

    @property
    def state_label(self) -> str:
        """Where the order then stands."""
        return STATE_LABELS[State(self.state)] if self.state else ""
