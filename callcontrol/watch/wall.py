"""The floor as a screen on the wall may show it (大屏): counts and times, and no people."""

from uuid import UUID

from contracts.floor_messages import AlarmLine, DeskView, FloorView, WaitingView

_OF_PEOPLE = frozenset({"toll_fraud"})
"""Alarms whose words may name a person or a number although their subject is none."""


def without_people(view: FloorView) -> FloorView:
    """Return the floor without names, seats, numbers, calls and whatever is known of citizens."""
    return view.model_copy(
        update={
            "desks": [_desk(place, desk) for place, desk in enumerate(view.desks, 1)],
            "waiting": [_waiting(place, one) for place, one in enumerate(view.waiting, 1)],
            "alarms": [each for each in view.alarms if not _names_somebody(each)],
        }
    )


def _names_somebody(alarm: AlarmLine) -> bool:
    return alarm.subject.isdigit() or alarm.alarm in _OF_PEOPLE


def _desk(place: int, desk: DeskView) -> DeskView:
    return DeskView(
        operator_id=place,
        display_name="",
        seat="",
        group=desk.group,
        device=desk.device,
        state=desk.state,
        since=desk.since,
        queue=desk.queue,
        talking_since=desk.talking_since,
        has_page=desk.has_page,
    )


def _waiting(place: int, one: WaitingView) -> WaitingView:
    return WaitingView(
        call_id=UUID(int=place),
        queue=one.queue,
        caller="",
        language="",
        since=one.since,
        priority=0,
        reasons=[],
        is_return_call=one.is_return_call,
        estimated_wait_seconds=one.estimated_wait_seconds,
    )
