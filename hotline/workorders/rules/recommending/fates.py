"""What became of suggestions that were shown (建议去向): taken, changed, returned, confirmed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hotline.workorders.rules.recommending.scores import least_share


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One suggestion that was shown, and what people did."""

    first: str
    """The department that stood first; empty when the recommender abstained."""
    chosen: str = ""
    """Where the order was dispatched then; empty: not yet."""
    was_returned: bool = False
    """That department's turn ended by a send-back or a reassignment."""
    final: str = ""
    """Who finally handled it; empty: nobody yet."""


@dataclass(slots=True)
class Fate:
    """The suggestions of one department, counted."""

    code: str
    shown: int = 0
    taken: int = 0
    changed: int = 0
    returned: int = 0
    settled: int = 0
    """Somebody has finally handled the order."""
    right: int = 0
    """Of those, the department that was suggested."""

    @property
    def precision(self) -> float:
        """The share of settled suggestions that proved right."""
        return self.right / self.settled if self.settled else 0.0

    @property
    def proven(self) -> float:
        """The lower end of its 95 % interval."""
        return least_share(self.right, self.settled)


def count_fates(shown: Iterable[Shown]) -> dict[str, Fate]:
    """Count suggestions by the department that stood first."""
    found: dict[str, Fate] = defaultdict(lambda: Fate(""))
    for each in shown:
        if not each.first:
            continue
        fate = found[each.first]
        fate.code = each.first
        fate.shown += 1
        is_taken = each.chosen == each.first
        fate.taken += is_taken
        fate.changed += bool(each.chosen) and not is_taken
        fate.returned += is_taken and each.was_returned
        fate.settled += bool(each.final)
        fate.right += each.final == each.first
    return dict(found)
