"""Read the engine's own records, and say of which calls ours and theirs do not agree (VOI-20)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

Kind = Literal["not_in_journal", "not_in_engine", "never_taken", "not_connected", "length"]
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_OUTBOUND = re.compile(r"citizen-([0-9a-f]{32})")
_OURS = ("seat-", "citizen-", "party-", "snoop-")
"""Channels that call control makes; every other one on a trunk is a citizen calling."""
_TRUNKS = {"from-trunk", "from-visitor", "from-citizen", "fallback"}
BLOCKED = "full"
"""The context of a call that found every line taken."""
_FIELDS = 9
_SLACK_SECONDS = 5.0
"""Between the channel's end and the moment call control heard of it, restarts included."""


class UnreadableError(ValueError):
    """A line is no record of ours."""


@dataclass(frozen=True, slots=True)
class EngineRecord:
    """One line; a channel may have several, one per bridge partner."""

    channel: str
    began_at: datetime
    answered_at: datetime | None
    ended_at: datetime
    is_answered: bool
    context: str
    call_id: UUID | None
    fallback: str
    """``began_at:queued_at:waited_seconds:answered_by`` of a call the engine's queue served."""


@dataclass(frozen=True, slots=True)
class EngineCall:
    """A citizen's channel with all its lines."""

    channel: str
    is_inbound: bool
    began_at: datetime
    ended_at: datetime
    is_answered: bool
    context: str
    call_id: UUID | None
    fallback: str


@dataclass(frozen=True, slots=True)
class OurCall:
    """What our record of a call says."""

    call_id: UUID
    is_inbound: bool
    is_connected: bool
    """A person talked, or an outbound call was answered."""
    ended_at: datetime
    excuse: str = ""
    """Why the engine may have no record of it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One call on which the two do not agree."""

    kind: Kind
    call_id: UUID | None
    channel: str
    note: str = ""


def read_record(line: str) -> EngineRecord:
    """Read one line; ``runtime/voice_engine/README.md`` names the columns.

    Raises:
        UnreadableError: it is none.

    """
    parts = line.rstrip("\n").split(",")
    if len(parts) < _FIELDS:
        msg = f"{len(parts)} fields"
        raise UnreadableError(msg)
    try:
        began, answered, ended = (float(each) for each in parts[2:5])
    except ValueError as error:
        msg = "no times"
        raise UnreadableError(msg) from error
    found = _ID.search(",".join(parts[7:]))
    outbound = _OUTBOUND.fullmatch(parts[0])
    return EngineRecord(
        channel=parts[0],
        began_at=_instant(began),
        answered_at=_instant(answered) if answered else None,
        ended_at=_instant(ended),
        is_answered=parts[5] == "ANSWERED",
        context=parts[6],
        call_id=UUID(outbound[1]) if outbound else UUID(found[0]) if found else None,
        fallback=parts[_FIELDS] if len(parts) == _FIELDS + 1 else "",
    )


def _instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def citizens_calls(records: Iterable[EngineRecord]) -> list[EngineCall]:
    """Put a channel's lines together; channels of seats and third parties are left out."""
    channels: dict[str, list[EngineRecord]] = {}
    for each in records:
        if each.context != BLOCKED and _is_citizens(each):
            channels.setdefault(each.channel, []).append(each)
    return [_whole(lines) for lines in channels.values()]


def _is_citizens(record: EngineRecord) -> bool:
    if record.channel.startswith("citizen-"):
        return True
    return record.context in _TRUNKS and not record.channel.startswith(_OURS)


def _whole(lines: Sequence[EngineRecord]) -> EngineCall:
    return EngineCall(
        channel=lines[0].channel,
        is_inbound=not lines[0].channel.startswith("citizen-"),
        began_at=min(each.began_at for each in lines),
        ended_at=max(each.ended_at for each in lines),
        is_answered=any(each.is_answered for each in lines),
        context=lines[-1].context,
        call_id=next((each.call_id for each in lines if each.call_id), None),
        fallback=next((each.fallback for each in lines if each.fallback), ""),
    )


def compare(theirs: Iterable[EngineCall], ours: Mapping[UUID, OurCall]) -> list[Difference]:
    """Return the engine's calls that our records do not know, or tell otherwise.

    Args:
        theirs: the engine's calls of a stretch.
        ours: our records of that stretch and around it, by id.

    """
    found: list[Difference] = []
    for call in theirs:
        mine = ours.get(call.call_id) if call.call_id else None
        if call.call_id is None:
            found.append(Difference("never_taken", None, call.channel, _times(call)))
        elif mine is None:
            found.append(Difference("not_in_journal", call.call_id, call.channel, _times(call)))
        else:
            found.extend(_differ(call, mine))
    return found


def missing_there(ours: Iterable[OurCall], known: AbstractSet[UUID]) -> list[Difference]:
    """Return our calls of a stretch that the engine has no record of.

    Args:
        ours: our records of the stretch.
        known: ids of the engine's calls of that stretch and around it.

    """
    return [
        Difference("not_in_engine", mine.call_id, "", mine.excuse)
        for mine in ours
        if mine.call_id not in known and (mine.is_inbound or mine.is_connected)
    ]


def _differ(theirs: EngineCall, mine: OurCall) -> Iterable[Difference]:
    if mine.is_connected and not theirs.is_answered:
        yield Difference("not_connected", mine.call_id, theirs.channel, _times(theirs))
    if mine.is_inbound:
        apart = abs((mine.ended_at - theirs.ended_at).total_seconds())
        if apart > _SLACK_SECONDS:
            note = f"结束时间相差 {apart:.0f} 秒"
            yield Difference("length", mine.call_id, theirs.channel, note)


def _times(call: EngineCall) -> str:
    return f"{(call.ended_at - call.began_at).total_seconds():.1f} 秒，{call.context}"
