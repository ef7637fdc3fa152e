"""The waiting room (排队): citizens wait here, are told their place, are offered, and talk."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from uuid import UUID, uuid4

from callcontrol.acd.arrival import TRANSFERRED, describe, recognise
from callcontrol.acd.dialler import Dialler
from callcontrol.acd.forecasts import Forecast, Forecasts
from callcontrol.acd.guests import Guest
from callcontrol.acd.kept_places import KeptPlace, PlaceStore
from callcontrol.acd.matching import Matching
from callcontrol.acd.memory import CallerMemory
from callcontrol.acd.outlook import foresee_call, foresee_newcomer, show_returning
from callcontrol.acd.policies import find_policy
from callcontrol.acd.return_calls import ReturnCalls
from callcontrol.acd.served import Served
from callcontrol.acd.stay import Stay
from callcontrol.acd.texts import Texts
from callcontrol.acd.work import WorkStock
from callcontrol.calls.call import Call
from callcontrol.calls.conversation import Conversation
from callcontrol.calls.dialling import Refusal
from callcontrol.calls.endings import Ending
from callcontrol.calls.offering import ring_desk
from callcontrol.calls.registry import Registry
from callcontrol.calls.snapshot import WITH_OPERATOR
from callcontrol.operators.desk import Desk
from callcontrol.operators.floor import Floor
from contracts.call_events import EndedBy
from contracts.commands import WorkItem
from contracts.floor_messages import WaitingView
from contracts.operator_messages import QueueView
from contracts.telephony_config import QueuePolicy, TelephonyConfiguration

NOT_WAITING = Refusal("no_target", "该来电已不在排队中")
NOT_READY = Refusal("busy", "该热线员当前不能接听，请选择置闲的热线员")
_NO_KEYS: Mapping[str, str] = {}


class WaitingRoom:
    """Everybody who waits, matched with the operators of the floor whenever either changes."""

    def __init__(
        self,
        floor: Floor,
        clock: Callable[[], datetime],
        *,
        memory: CallerMemory,
        places: PlaceStore,
        configuration: Callable[[], TelephonyConfiguration],
    ) -> None:
        self._floor, self._clock = floor, clock
        self.memory, self._configuration = memory, configuration
        self._matching = Matching(floor, clock, configuration)
        self._forecasts = Forecasts(self._matching, clock)
        self._dialler = Dialler(self._matching)
        self.returns = ReturnCalls(self._matching, places, dialler=self._dialler, clock=clock)
        self._work = WorkStock(
            self._matching, dialler=self._dialler, clock=clock, configuration=configuration
        )
        self._texts = Texts(floor, self._matching, clock=clock, configuration=configuration)
        self.offer_texts = self._texts.offer
        """Believe the business side about every open conversation (文字会话)."""
        self.match = self._matching.match
        """Tie guests to ready operators now, return how many."""
        self.match_soon = self._matching.match_soon
        self.parked: Callable[[], list[str]] = list
        """Slots of parked calls."""

    def connect(self, registry: Registry) -> None:
        """Learn where calls are opened: return calls and outbound work need it."""
        self._dialler.connect(registry)
        self._texts.connect(registry.board.journal)
        self.parked = registry.board.parking.slots

    # ---- one call's way through

    async def serve(
        self, call: Call, policy: QueuePolicy, *, exit_keys: Mapping[str, str] = _NO_KEYS
    ) -> Served:
        """Wait, be offered, talk; again from the head of the line if the operator is lost.

        A key of ``exit_keys`` pressed while waiting leaves the queue.
        """
        while True:
            served = await self._until_joined(call, policy, exit_keys)
            if served is not None:
                return served
            ended_by = await self.converse(call)
            if ended_by is not None:
                return Served(ended_by=ended_by)
            policy = find_policy(self._configuration(), call.notes.queue)

    async def _until_joined(
        self, call: Call, policy: QueuePolicy, exit_keys: Mapping[str, str]
    ) -> Served | None:
        """Wait and be offered until somebody answers (None)."""
        recognise(call, self.memory)
        began = self._clock()
        try:
            while True:
                stay = Stay(
                    call,
                    policy,
                    exit_keys=exit_keys,
                    matching=self._matching,
                    forecasts=self._forecasts,
                )
                served = await stay.run()
                if served is not None or await ring_desk(call, seconds=policy.offer_seconds):
                    return served
                call.notes.is_first = True
        finally:
            self._learn_wait(call, policy, (self._clock() - began).total_seconds())

    def _learn_wait(self, call: Call, policy: QueuePolicy, seconds: float) -> None:
        is_given_up = call.has_citizen_left
        self._forecasts.note_wait(policy.name, seconds, was_given_up=is_given_up)
        if is_given_up and call.notes.answered_at is None and not call.notes.journey.is_test:
            self.memory.note_abandoned(call.notes.caller)

    async def converse(self, call: Call) -> EndedBy | None:
        """Live through a conversation; None when the citizen waits again: see ``notes.queue``."""
        notes = call.notes
        ending = Ending.OPERATOR_LOST
        if call.desk is not None or notes.phase not in WITH_OPERATOR:
            ending = await self._talk(call)
        if ending is Ending.OPERATOR:
            return "operator"
        if ending is Ending.SYSTEM:
            return "system"
        notes.queued_at, notes.is_first = None, ending is Ending.OPERATOR_LOST
        if ending is Ending.QUEUE and TRANSFERRED not in notes.reasons:
            notes.reasons.append(TRANSFERRED)
        return None

    async def _talk(self, call: Call) -> Ending:
        call.leave_queue("answered")
        call.notes.is_first = False
        queue, began = call.notes.queue, self._clock()
        self._remember_talk(call)
        if call.notes.caller:
            self.returns.withdraw(call.notes.caller)
        try:
            return await Conversation(call).run()
        finally:
            talked = (self._clock() - began).total_seconds()
            self._forecasts.note_talk(queue, talked + call.notes.wrap_up_seconds)
            self._remember_talk(call)

    def _remember_talk(self, call: Call) -> None:
        notes = call.notes
        if notes.operator_id is not None and notes.caller and not notes.journey.is_test:
            self.memory.note_talk(notes.caller, notes.operator_id)

    # ---- what others ask

    def pull(self, call_id: UUID, desk: Desk) -> Refusal | None:
        """Give a waiting citizen to one operator, past the line (指定接听)."""
        if call_id not in self._matching:
            return NOT_WAITING
        if not desk.is_offerable or not self._matching.give(call_id, desk):
            return NOT_READY
        return None

    def keep_place(self, call: Call, queue: str, number: str) -> UUID:
        """Keep the citizen's place for a return call (回拨); returns the return call's id."""
        notes, now = call.notes, self._clock()
        policy = find_policy(self._configuration(), queue)
        guest = describe(call, policy, self._configuration().caller_rules)
        place = KeptPlace(
            return_call_id=uuid4(),
            call_id=call.call_id,
            number=number,
            queue=queue,
            language=notes.language,
            wanted=notes.skills,
            since=guest.since,
            points=guest.standing.points,
            head_start=guest.head_start,
            asked_at=now,
        )
        self.returns.keep(place)
        return place.return_call_id

    def offer_work(self, items: Iterable[WorkItem]) -> None:
        """Replace the stock of outbound calls that wait unbegun (外呼任务)."""
        self._work.offer(items)

    def view(self) -> QueueView:
        """The queue as operators see it."""
        now = self._clock()
        waits = [(now - one.since).total_seconds() for one in self._matching if one.kind == "call"]
        return QueueView(
            waiting=len(waits),
            longest_wait_seconds=round(max(waits, default=0)),
            ready_operators=sum(desk.is_offerable for desk in self._floor),
            parked=self.parked(),
        )

    def forecast(self, call: Call, policy: QueuePolicy) -> Forecast:
        """Foresee for a citizen in the queue, or about to join it (播报)."""
        return foresee_call(self._matching, self._forecasts, call, policy)

    def wait_of(self, call: Call) -> float | None:
        """Seconds a waiting citizen will still wait, as the floor shows it."""
        policy = find_policy(self._configuration(), call.notes.queue)
        return self.forecast(call, policy).expected_wait_seconds

    def wait_in(self, queue: str) -> float | None:
        """Seconds somebody would wait who joined the queue now, as the floor shows it."""
        policy = find_policy(self._configuration(), queue)
        newcomer = foresee_newcomer(self._matching, self._forecasts, policy, self._clock())
        return newcomer.expected_wait_seconds

    def returning(self) -> list[WaitingView]:
        """Citizens in line for a return call, as the floor shows them."""
        return [
            show_returning(guest, self.returns.number_of(guest.guest_id), self._foresee(guest))
            for guest in self._matching
            if guest.kind == "return_call"
        ]

    def _foresee(self, guest: Guest) -> Forecast:
        return self._forecasts.of(guest, find_policy(self._configuration(), guest.queue))

    def points_of(self, call: Call) -> int:
        """A waiting citizen's points of priority, as the floor shows them."""
        guest = self._matching.get(call.call_id)
        return call.notes.priority if guest is None else guest.standing.points
