"""The whole floor at one moment (大厅全貌), as team leaders see it (SEAT-08, VOI-18)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from callcontrol.calls.call import Call
from callcontrol.calls.dialling import mask_number
from callcontrol.calls.registry import Registry
from callcontrol.calls.snapshot import Snapshot
from callcontrol.operators.desk import Desk
from callcontrol.operators.floor import Floor
from callcontrol.operators.gauges import count_states
from callcontrol.operators.ledger import DayLedger, OperatorCount, QueueCount
from contracts.floor_messages import (
    AlarmLine,
    DeskView,
    FloorView,
    QueueLine,
    TrunkLine,
    WaitingView,
)
from contracts.telephony_config import CallerRules, QueuePolicy, TelephonyConfiguration

_NOTHING = OperatorCount()
_EMPTY = QueueCount()


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the ACD knows and foresees; it may not know how long a wait will be."""

    call: Callable[[Call], float | None] = lambda _call: None
    queue: Callable[[str], float | None] = lambda _queue: None
    points: Callable[[Call], int] = lambda call: call.notes.priority
    """Points of priority, the caller's own circumstances included."""
    returns: Callable[[], list[WaitingView]] = list
    """Citizens who hung up and keep their place for a return call."""


class FloorBoard:
    """Puts the floor together from operators, calls, counts and the trunk's meter."""

    def __init__(
        self, floor: Floor, registry: Registry, ledger: DayLedger, outlook: Outlook
    ) -> None:
        self._floor, self._registry = floor, registry
        self._ledger, self._outlook = ledger, outlook

    def view(self, alarms: list[AlarmLine], *, now: datetime) -> FloorView:
        """Compose everything; nobody's full number is in it."""
        configuration = self._registry.board.known_configuration()
        calls = list(self._registry)
        desks = [self._desk(desk) for desk in self._floor]
        waiting = [self._waiting(call) for call in calls if call.notes.phase == "waiting"]
        waiting += self._outlook.returns()
        rules = configuration.caller_rules if configuration is not None else CallerRules()
        waiting.sort(key=partial(_place, rules))
        queues = configuration.queues if configuration is not None else []
        return FloorView(
            at=now,
            desks=desks,
            waiting=waiting,
            queues=[self._queue(policy, desks, waiting, now) for policy in queues],
            alarms=alarms,
            trunk=self._trunk(configuration, lines=len(calls)),
        )

    def _desk(self, desk: Desk) -> DeskView:
        count = self._ledger.operators.get(desk.operator_id, _NOTHING)
        call = self._registry.get(desk.call_id) if desk.call_id is not None else None
        notes = call.notes if call is not None else None
        return DeskView(
            operator_id=desk.operator_id,
            display_name=desk.display_name,
            seat=desk.seat,
            group=desk.group,
            device=desk.device,
            state=desk.state.name,
            reason=desk.state.reason,
            since=desk.state.since,
            call_id=desk.call_id,
            call_phase=notes.phase if notes else "",
            direction=notes.direction if notes else None,
            caller=mask_number(notes.caller) if notes else "",
            queue=notes.queue if notes else "",
            talking_since=notes.answered_at if notes else None,
            has_page=desk.page is not None,
            supervised_by=desk.supervised_by,
            answered_today=count.answered,
            missed_today=count.missed,
            skills=desk.skills,
        )

    def _waiting(self, call: Call) -> WaitingView:
        notes = call.notes
        return WaitingView(
            call_id=notes.call_id,
            queue=notes.queue,
            caller=mask_number(notes.caller),
            language=notes.language,
            since=_since(notes),
            priority=self._outlook.points(call),
            reasons=notes.reasons,
            estimated_wait_seconds=_rounded(self._outlook.call(call)),
        )

    def _queue(
        self, policy: QueuePolicy, desks: list[DeskView], waiting: list[WaitingView], now: datetime
    ) -> QueueLine:
        count = self._ledger.queues.get(policy.name, _EMPTY)
        states = count_states(desks, policy.name)
        here = [one for one in waiting if one.queue == policy.name and not one.is_return_call]
        waits = [(now - one.since).total_seconds() for one in here]
        return QueueLine(
            name=policy.name,
            label=policy.label,
            waiting=len(waits),
            longest_wait_seconds=round(max(waits, default=0)),
            ready=states["ready"],
            talking=states["talking"] + states["offered"],
            wrap_up=states["wrap_up"],
            entered_today=count.entered,
            answered_today=count.answered,
            abandoned_today=count.abandoned,
            answered_in_time_today=count.in_time,
            service_level_seconds=policy.service_level_seconds,
            forecast_wait_seconds=_rounded(self._outlook.queue(policy.name)),
        )

    def _trunk(self, configuration: TelephonyConfiguration | None, *, lines: int) -> TrunkLine:
        meter = self._registry.board.meter
        return TrunkLine(
            channels=meter.channels,
            inbound=meter.inbound,
            outbound=meter.outbound,
            line_limit=configuration.line_limit if configuration else 0,
            lines=lines,
            softphones=configuration.softphones if configuration else 0,
            softphones_used=self._floor.softphones,
        )


def _place(rules: CallerRules, one: WaitingView) -> tuple[bool, datetime]:
    """Sort as the ACD does: whoever lost an operator, then by arrival and head start."""
    head_start = timedelta(seconds=one.priority * rules.seconds_per_point)
    return ("first" not in one.reasons, one.since - head_start)


def _since(notes: Snapshot) -> datetime:
    return notes.queued_at or notes.entered_at


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds)
