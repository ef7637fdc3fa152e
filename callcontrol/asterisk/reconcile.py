"""What is alive in the engine that is ours, read after every (re)connection."""

from dataclasses import dataclass
from typing import Any

from callcontrol.asterisk.connection import APPLICATION
from callcontrol.asterisk.engine import AriEngine
from callcontrol.asterisk.events import ChannelEntered

SNAPSHOT_VARIABLE = "HOTLINE_CALL"
BRIDGE_PREFIX = "bridge-"
SEAT_PREFIX = "seat-"
CITIZEN_PREFIX = "citizen-"
PARTY_PREFIX = "party-"
SNOOP_PREFIX = "snoop-"
_LEGS = (SEAT_PREFIX, CITIZEN_PREFIX, PARTY_PREFIX, SNOOP_PREFIX)


@dataclass(frozen=True, slots=True)
class CitizenChannel:
    """A citizen's channel in our application and the snapshot we left on it."""

    entered: ChannelEntered
    snapshot: str


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything of ours the engine still has."""

    citizens: tuple[CitizenChannel, ...]
    legs: frozenset[str]
    """Channels of operators, and of citizens being rung."""
    answered_legs: frozenset[str]
    bridges: dict[str, frozenset[str]]


def _arguments(channel: dict[str, Any]) -> tuple[str, ...]:
    dialplan = channel.get("dialplan") or {}
    if dialplan.get("app_name") != "Stasis":
        return ()
    application, *rest = str(dialplan.get("app_data") or "").split(",")
    return tuple(rest) if application == APPLICATION else ()


def _is_leg(identity: str) -> bool:
    return identity.startswith(_LEGS)


def _entered(channel: dict[str, Any], arguments: tuple[str, ...]) -> ChannelEntered:
    caller = (channel.get("caller") or {}).get("number") or ""
    return ChannelEntered(channel["id"], channel.get("name", ""), arguments, caller)


async def take_survey(engine: AriEngine, *, known: frozenset[str]) -> Survey:
    """Ask the engine for its channels and bridges, and each unknown citizen's snapshot.

    Reading a variable waits for a prompt that plays, and so does everything behind it.
    """
    channels = await engine.list_channels()
    citizens = []
    for channel in channels:
        arguments = _arguments(channel)
        if arguments[:1] in (("inbound",), ("outbound",)):
            is_known = channel["id"] in known
            snapshot = (
                "" if is_known else await engine.get_variable(channel["id"], SNAPSHOT_VARIABLE)
            )
            citizens.append(CitizenChannel(_entered(channel, arguments), snapshot))
    legs = [channel for channel in channels if _is_leg(channel["id"])]
    return Survey(
        citizens=tuple(citizens),
        legs=frozenset(channel["id"] for channel in legs),
        answered_legs=frozenset(leg["id"] for leg in legs if leg.get("state") == "Up"),
        bridges={
            bridge["id"]: frozenset(bridge.get("channels", ()))
            for bridge in await engine.list_bridges()
            if bridge["id"].startswith(BRIDGE_PREFIX)
        },
    )
