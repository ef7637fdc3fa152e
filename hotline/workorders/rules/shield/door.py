"""The one way into the shield: rules now, models later.

An adviser is anything that looks at a draft and yields findings of its own: a model that
reads Chinese, say. It is asked after the rules; what it says is shown like theirs.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Finding, Severity, gravest_first
from hotline.workorders.rules.shield.registry import CHECKS, Check

_OFF = "off"
_MOST_OF_ONE = 5


class Adviser(Protocol):
    """Whoever else has an opinion."""

    def advise(self, draft: Draft, known: Known, city: City) -> Iterable[Finding]:
        """Return findings; raising is the same as having nothing to say."""


def examine(
    draft: Draft, known: Known, city: City, *, advisers: Sequence[Adviser] = ()
) -> list[Finding]:
    """Return every finding, gravest first, then in the registry's order."""
    found = [each for check in CHECKS for each in _run(check, draft, known, city)]
    for adviser in advisers:
        found.extend(adviser.advise(draft, known, city))
    return gravest_first(found)


def _run(check: Check, draft: Draft, known: Known, city: City) -> list[Finding]:
    said = city.file.severities.get(check.code, check.severity)
    if said == _OFF:
        return []
    faults = list(check.find(draft, known, city))[:_MOST_OF_ONE]
    return [each.found_by(check.code, check.label, Severity(said)) for each in faults]


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """Return those that must be mended or overridden with a reason."""
    return [each for each in findings if each.severity is Severity.BLOCKS]
