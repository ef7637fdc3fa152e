"""Who else is asked before an order leaves: the one place where answers and models join.

A domain or a model that has something to say sets itself here once, when the process
starts; until then the embedded default finds nothing.
"""

from datetime import datetime
from typing import Protocol

from hotline.workorders.rules.shield import Adviser
from hotline.workorders.rules.shield.draft import Answer, Draft, Route
from hotline.workorders.shield_model import LearntAdviser
from hotline.workorders.shield_routing import RuleBook
from hotline.workorders.unified_queries import UnifiedAnswers


class AnswerDoor(Protocol):
    """Whatever knows answers: unified answers, the knowledge base."""

    def find_answers(self, draft: Draft) -> tuple[Answer, ...]:
        """Return what answers the draft, best first; few, and only what surely does."""


class RouteDoor(Protocol):
    """Whatever knows which department should have an order."""

    def find_routes(self, draft: Draft, now: datetime) -> tuple[Route, ...]:
        """Return departments, likeliest first; none where no rule speaks."""


class Nobody:
    """The embedded default of every door."""

    def find_answers(self, draft: Draft) -> tuple[Answer, ...]:  # noqa: ARG002 - the door's shape
        """Know no answer."""
        return ()

    def find_routes(self, draft: Draft, now: datetime) -> tuple[Route, ...]:  # noqa: ARG002 - the door's shape
        """Know no rule."""
        return ()


class Doors:
    """The doors in use."""

    unified_answers: AnswerDoor = UnifiedAnswers()
    knowledge: AnswerDoor = Nobody()
    routing: RouteDoor = RuleBook()
    advisers: tuple[Adviser, ...] = (LearntAdviser(),)


DOORS = Doors()
