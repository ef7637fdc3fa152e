"""Which limit holds (时限适用规则): by clock, verb, channel, urgency and topic."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a clock is about to be started for."""

    clock: str
    verb: str = ""
    channel: str = ""
    urgency: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line of the city's file; what it leaves empty may be anything.

    ``topic`` is the code of a topic or of a group of topics, which holds for all below it.
    """

    clock: str
    limit: str
    verb: str = ""
    channel: str = ""
    urgency: str = ""
    topic: str = ""

    def fits(self, case: Case) -> bool:
        """Tell whether the line speaks of the case."""
        return (
            self.clock == case.clock
            and self.verb in {"", case.verb}
            and self.channel in {"", case.channel}
            and self.urgency in {"", case.urgency}
            and case.topic.startswith(self.topic)
        )

    @property
    def specificity(self) -> tuple[int, ...]:
        """Return how much the line names; equal counts are decided by what it names.

        A topic outweighs the urgency, that the channel, that the verb; a topic outweighs
        its group.
        """
        named = (self.topic, self.urgency, self.channel, self.verb)
        return (sum(map(bool, named)), len(self.topic), *(int(bool(each)) for each in named[1:]))


def choose(choices: Iterable[Choice], case: Case) -> str:
    """Return the name of the limit by the most specific line; empty when none speaks of it."""
    fitting = [each for each in choices if each.fits(case)]
    return max(fitting, key=lambda each: each.specificity).limit if fitting else ""
