"""What a flow notes when a talk is over, and where a test of a draft ends instead."""

from callcontrol.flows.hearing import say
from callcontrol.flows.visit import OVER, Visit, Way
from contracts.call_events import EndedBy


def note_talk(visit: Visit, *, ended_by: EndedBy) -> None:
    """The talk is over and the citizen is still there: it may be rated (满意度评价)."""
    journey, notes = visit.journey, visit.notes
    journey.talk_ended_by, journey.is_to_be_rated = ended_by, True
    journey.talked_with = notes.operator_id if notes.answered_at is not None else None
    notes.queued_at, notes.is_first = None, False


def begin_talk(visit: Visit) -> None:
    """The citizen is to talk again: whoever ended the talk before does not end the call."""
    visit.journey.talk_ended_by = None


async def end_test(visit: Visit) -> Way:
    """A draft under test connects nobody: say that it ends here."""
    await say(visit, "test-queue")
    return OVER
