"""A citizen's call becomes a guest: who calls, why they go before others, whom they know."""

from callcontrol.acd.guests import Guest
from callcontrol.acd.memory import CallerMemory
from callcontrol.acd.priority import Circumstance, standing_of
from callcontrol.calls.call import Call
from contracts.telephony_config import CallerRules, QueuePolicy

_KNOWN: tuple[Circumstance, ...] = ("vip", "care", "abandoned_before", "repeat", "transferred")
TRANSFERRED: Circumstance = "transferred"


def recognise(call: Call, memory: CallerMemory) -> None:
    """Note once for each call what is remembered of the caller; a test call leaves no trace."""
    notes = call.notes
    if notes.was_queued or notes.journey.is_test:
        return
    found = memory.circumstances(notes.caller, entered_at=notes.entered_at)
    notes.reasons = [one for one in _KNOWN if one in found]
    notes.last_operator_id = memory.last_operator(notes.caller)


def describe(call: Call, policy: QueuePolicy, rules: CallerRules) -> Guest:
    """Describe the call to the matching."""
    notes = call.notes
    circumstances: set[Circumstance] = {one for one in _KNOWN if one in notes.reasons}
    if notes.is_first:
        circumstances.add("first")
    standing = standing_of(rules, circumstances, granted=policy.priority + notes.priority)
    is_known_by = policy.prefers_last_operator and not circumstances & {"first", TRANSFERRED}
    return Guest(
        guest_id=notes.call_id,
        queue=policy.name,
        language=notes.language,
        wanted=tuple(notes.skills),
        since=notes.queued_at or call.board.clock(),
        standing=standing,
        head_start=standing.head_start(rules),
        is_first=notes.is_first,
        prefers=notes.last_operator_id if is_known_by else None,
        seize=call.assign,
    )
