"""What an operator may do next: the state machine of a seat, pure (SEAT-08)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from contracts.call_events import OperatorStateName


class Verb(StrEnum):
    """What can happen to an operator."""

    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    SET_READY = "set_ready"
    SET_BREAK = "set_break"
    SET_NOT_READY = "set_not_ready"
    OFFER = "offer"
    MISS = "miss"
    RELEASE = "release"
    CONNECT = "connect"
    DIAL = "dial"
    SUMMON = "summon"
    DISMISS = "dismiss"
    FINISH = "finish"
    LOSE = "lose"
    FINISH_WRAP_UP = "finish_wrap_up"


IDLE: tuple[OperatorStateName, ...] = ("not_ready", "break", "ready")
SIGNED_IN_WITHOUT_CALL: tuple[OperatorStateName, ...] = (*IDLE, "wrap_up")

TABLE: dict[Verb, dict[OperatorStateName, OperatorStateName]] = {
    Verb.SIGN_IN: {"signed_out": "not_ready"},
    Verb.SIGN_OUT: dict.fromkeys(SIGNED_IN_WITHOUT_CALL, "signed_out"),
    Verb.SET_READY: dict.fromkeys(SIGNED_IN_WITHOUT_CALL, "ready"),
    Verb.SET_BREAK: dict.fromkeys(SIGNED_IN_WITHOUT_CALL, "break"),
    Verb.SET_NOT_READY: dict.fromkeys(SIGNED_IN_WITHOUT_CALL, "not_ready"),
    Verb.OFFER: {"ready": "offered"},
    Verb.MISS: {"offered": "not_ready"},
    Verb.RELEASE: {"offered": "ready"},
    Verb.CONNECT: {"offered": "talking"},
    Verb.DIAL: dict.fromkeys(SIGNED_IN_WITHOUT_CALL, "talking"),
    Verb.SUMMON: dict.fromkeys(("ready", "not_ready", "wrap_up"), "offered"),
    Verb.DISMISS: {"offered": "ready"},
    Verb.FINISH: {"talking": "wrap_up"},
    Verb.LOSE: {"talking": "not_ready"},
    Verb.FINISH_WRAP_UP: {"wrap_up": "ready"},
}
"""Verb → state before → state after; a pair that is absent is refused.

``SUMMON`` rings somebody for a colleague's call; ``DISMISS`` and a ``FINISH`` without wrap-up
lead back to what the operator did before.
"""


_LEAVING = frozenset({Verb.MISS, Verb.RELEASE, Verb.DISMISS, Verb.FINISH, Verb.LOSE})
"""When these end an operator's call, somebody who was to leave leaves."""


class NotNowError(Exception):
    """The verb makes no sense in the present state."""


@dataclass(frozen=True, slots=True)
class OperatorState:
    """One operator's state; a change makes a new one."""

    name: OperatorStateName
    since: datetime
    reason: str = ""
    until: datetime | None = None
    """Set while wrap-up (话后处理) runs by itself."""
    idle_since: datetime | None = None
    """Ready since: kept through an offer that the citizen gave up."""
    after_call: OperatorStateName = "ready"
    """Where wrap-up leads; what it was before an outbound call."""
    after_reason: str = ""
    is_leaving: bool = False
    """Signed out from elsewhere while in a call: leave when it ends."""
    by: int | None = None
    """The supervisor who forced it (强制置态)."""
    after_by: int | None = None
    """The supervisor who forced what follows the call."""


def _signed_out(state: OperatorState, now: datetime) -> OperatorState:
    return OperatorState("signed_out", now, reason=state.reason, by=state.after_by)


def _settle(state: OperatorState, *, now: datetime) -> OperatorState:
    """Leave wrap-up for the state that follows it."""
    if state.after_call in ("break", "not_ready"):
        return OperatorState(state.after_call, now, reason=state.after_reason, by=state.after_by)
    return OperatorState("ready", now, idle_since=now, by=state.after_by)


def _begin_call(before: OperatorState, name: OperatorStateName, now: datetime) -> OperatorState:
    """Remember what the operator did before an outbound call."""
    if before.name == "wrap_up":
        return replace(before, name=name, since=now, until=None, reason="")
    return OperatorState(name, now, after_call=before.name, after_reason=before.reason)


def change(  # noqa: C901, PLR0911 - one return per kind of arrival reads best
    state: OperatorState,
    verb: Verb,
    *,
    now: datetime,
    reason: str = "",
    wrap_up_seconds: float = 0,
    by: int | None = None,
) -> OperatorState:
    """Return the state after ``verb``; ``by`` is the supervisor who forces it.

    Raises:
        NotNowError: the table has no such row; nothing changes.

    """
    target = TABLE[verb].get(state.name)
    if target is None:
        msg = f"{verb} while {state.name}"
        raise NotNowError(msg)
    if state.is_leaving and verb in _LEAVING:
        return _signed_out(state, now)
    match verb:
        case Verb.OFFER | Verb.CONNECT:
            return replace(state, name=target, since=now, reason="", by=None)
        case Verb.RELEASE | Verb.MISS if state.after_by is not None:
            return _settle(state, now=now)
        case Verb.RELEASE if state.idle_since is None:
            return _settle(state, now=now)  # summoned, perhaps from not ready
        case Verb.RELEASE:
            return replace(state, name=target, since=state.idle_since or now)
        case Verb.DIAL | Verb.SUMMON:
            return _begin_call(state, target, now)
        case Verb.FINISH if wrap_up_seconds > 0:
            until = now + timedelta(seconds=wrap_up_seconds)
            return replace(state, name=target, since=now, until=until, reason=reason)
        case Verb.DISMISS | Verb.FINISH | Verb.FINISH_WRAP_UP:
            return _settle(state, now=now)
        case Verb.SET_READY if state.name == "ready":
            return state  # a double click does not send anyone to the end of the line
        case Verb.SET_READY:
            return OperatorState(target, now, idle_since=now, by=by)
        case _:
            return OperatorState(target, now, reason=reason, by=by)


def leave_later(state: OperatorState, *, by: int | None = None) -> OperatorState:
    """Mark an operator in a call to be signed out when it ends."""
    return replace(state, is_leaving=True, after_by=by)


def settle_later(
    state: OperatorState, name: OperatorStateName, *, reason: str, by: int
) -> OperatorState:
    """Mark what an operator in a call is to be when it and its wrap-up end."""
    return replace(state, after_call=name, after_reason=reason, after_by=by)


def stay(state: OperatorState) -> OperatorState:
    """Forget a signing out: the operator has signed in again meanwhile."""
    return replace(state, is_leaving=False)
