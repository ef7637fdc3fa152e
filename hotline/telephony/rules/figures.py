"""What is counted of calls: a tally that adds up, and nothing else (VOI-20)."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields

SHORT_SECONDS = 5
"""Who gives up sooner dialled by mistake, some say; shown with and without."""
WITHIN_SECONDS = 15
"""GB/T 33358-2016: answered within 15 s."""
ROLLING_HOURS = 24
"""GB/T 33358-2016: the answer rate holds in any continuous 24 hours."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Calls of one cell (an hour, a day, a queue); every call is in exactly one cell.

    Citizens' calls only, without trials of draft flows. A call belongs to the hour in which
    it first entered a queue, else to the hour it came in.
    """

    came_in: int = 0
    refused: int = 0
    left_in_flow: int = 0
    answered_directly: int = 0
    """A person talked though the call was in no queue."""
    served_without_queue: int = 0
    """Message, return call or transfer chosen in the flow; or cut off there; or still there."""
    entered_queue: int = 0
    answered: int = 0
    answered_within: int = 0
    left_in_queue: int = 0
    left_ringing: int = 0
    abandoned_short: int = 0
    return_asked: int = 0
    voicemail: int = 0
    transferred_out: int = 0
    system_ended: int = 0
    waiting: int = 0
    left_within: int = 0
    """Answered, given up, or asked to be rung back within the seconds."""
    wait_answered_seconds: float = 0
    wait_abandoned_seconds: float = 0
    talks: int = 0
    talk_seconds: float = 0
    hold_seconds: float = 0
    wrap_up_seconds: float = 0
    ready_seconds: float = 0
    busy_seconds: float = 0
    """Talking or in wrap-up, by the operators' states."""
    blocked: int = 0
    """Refused by the engine because every line was taken; never one of our calls."""

    def __add__(self, other: "Tally") -> "Tally":
        """Return both together."""
        mine, others = asdict(self), asdict(other)
        return Tally(**{name: mine[name] + others[name] for name in mine})

    @property
    def abandoned(self) -> int:
        """Who gave up, waiting or while it rang."""
        return self.left_in_queue + self.left_ringing

    @property
    def abandoned_long(self) -> int:
        """Who gave up, without those who did at once."""
        return self.abandoned - self.abandoned_short

    @property
    def handling_seconds(self) -> float:
        """Talk, hold and wrap-up together."""
        return self.talk_seconds + self.hold_seconds + self.wrap_up_seconds

    def imbalances(self) -> list[str]:
        """Name the sums that do not come out; always empty, or something is counted wrongly."""
        before = self.refused + self.left_in_flow + self.answered_directly
        queued = self.answered + self.abandoned + self.return_asked + self.voicemail
        queued += self.transferred_out + self.system_ended + self.waiting
        wrong = []
        if self.came_in != before + self.served_without_queue + self.entered_queue:
            wrong.append("进线总数")
        if self.entered_queue != queued:
            wrong.append("进入队列数")
        if not self.answered_within <= self.answered <= self.entered_queue:
            wrong.append("人工接通数")
        if not 0 <= self.abandoned_short <= self.abandoned:
            wrong.append("放弃数")
        return wrong


COUNTED = tuple(each.name for each in fields(Tally))


def total(tallies: Iterable[Tally]) -> Tally:
    """Return all of them together."""
    return sum(tallies, Tally())


def worst_window(hours: Sequence[Tally], length: int = ROLLING_HOURS) -> tuple[int, float] | None:
    """Return where the worst continuous stretch of hours begins, and its answer rate.

    Args:
        hours: one tally an hour, without gaps.
        length: how many hours a stretch has.

    Returns:
        None when there are fewer hours, or nobody entered a queue in any stretch.

    """
    worst: tuple[int, float] | None = None
    for start in range(len(hours) - length + 1):
        entered = sum(each.entered_queue for each in hours[start : start + length])
        answered = sum(each.answered for each in hours[start : start + length])
        if entered and (worst is None or answered / entered < worst[1]):
            worst = (start, answered / entered)
    return worst
