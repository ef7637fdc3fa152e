"""After a (re)connection: make our calls agree with what the engine really has."""

from functools import partial
from uuid import UUID

import structlog
from pydantic import ValidationError

from callcontrol.asterisk.events import ChannelEntered, ChannelGone
from callcontrol.asterisk.reconcile import BRIDGE_PREFIX, SEAT_PREFIX, CitizenChannel, Survey
from callcontrol.calls.call import Call, Script
from callcontrol.calls.messages import ResumeAsked
from callcontrol.calls.outbound import resume_call
from callcontrol.calls.recording import begin_recording
from callcontrol.calls.registry import Registry
from callcontrol.calls.snapshot import IN_CONVERSATION, WITH_OPERATOR, Snapshot
from callcontrol.calls.voicemail import find_voicemail
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import OperatorState, Verb
from contracts.call_events import CallReconciled, EndedBy

log = structlog.get_logger(__name__)


class Recovery:
    """Resumes what lives, ends what ended, hangs up what belongs to nobody."""

    def __init__(self, registry: Registry, resume: Script) -> None:
        self._registry, self._resume = registry, resume
        self._board = registry.board

    def known_channels(self) -> frozenset[str]:
        """Citizens' channels whose notes we have without asking the engine."""
        kept = {snapshot.channel for snapshot in self._board.store.load()}
        return frozenset(kept | {call.notes.channel for call in self._registry})

    async def run(self, survey: Survey, *, is_engine_new: bool = False) -> list[UUID]:
        """Bring registry, operators and engine in step.

        ``is_engine_new``: it is another run of the engine, without the calls it had; those
        whose citizens were cut off (断线) and should be rung back are returned.
        """
        lost = self._mourn(survey) if is_engine_new else {}
        for call in self._registry:
            _compare(call, survey)
        kept = {snapshot.channel: snapshot for snapshot in self._board.store.load()}
        for citizen in survey.citizens:
            snapshot = kept.get(citizen.entered.channel) or _read(citizen.snapshot)
            if not self._registry.has_channel(citizen.entered.channel):
                self._take_up(citizen, snapshot, survey)
        for snapshot in kept.values():
            if self._registry.get(snapshot.call_id) is None:
                snapshot.cause = "engine_lost" if is_engine_new else snapshot.cause
                self._conclude(snapshot, survey)
        self._free_operators()
        await self._sweep(survey)
        return list(lost)

    def _mourn(self, survey: Survey) -> dict[UUID, None]:
        """Mark the calls the engine took with it; return those to ring back."""
        alive = {citizen.entered.channel for citizen in survey.citizens}
        live = [call.notes for call in self._registry]
        lost: dict[UUID, None] = {}
        for notes in (*live, *self._board.store.load()):
            if notes.channel in alive:
                continue
            notes.cause = notes.cause or "engine_lost"
            is_cut_off = notes.direction == "inbound" or notes.answered_at is not None
            if is_cut_off and notes.caller:
                lost[notes.call_id] = None
        return lost

    # ---- calls that live

    def _take_up(self, citizen: CitizenChannel, snapshot: Snapshot | None, survey: Survey) -> None:
        if snapshot is None:
            if citizen.entered.arguments[0] == "inbound":
                self._registry.open_inbound(citizen.entered)
            return  # an outbound leg without notes is swept away
        snapshot.channel_name = citizen.entered.name
        self._believe_bridge(snapshot, survey)
        call = Call(self._board, snapshot)
        script = self._resume if snapshot.direction == "inbound" else resume_call
        call.record(CallReconciled(**call.stamp(), note=snapshot.phase))
        call.log.info("call_reconciled", phase=snapshot.phase)
        if call.bridge in survey.bridges:
            call.adopt_bridge(survey.bridges[call.bridge])
        if snapshot.phase in WITH_OPERATOR:
            self._seat_operator(call)
        if snapshot.phase in IN_CONVERSATION:
            self._seat_company(call, survey)
            _rejoin(call, survey)
        else:
            snapshot.leg, snapshot.operator_id = "", None
            if snapshot.phase == "offered":
                snapshot.phase = "waiting"
        self._registry.start(call, script)

    def _seat_company(self, call: Call, survey: Survey) -> None:
        """Find the parties of the talk, and the slot of a parked one."""
        notes, floor = call.notes, self._board.floor
        if notes.slot:
            self._board.parking.park(call, notes.slot)
        for party in notes.parties:
            call.add_leg(party.leg)
            desk = floor.get(party.operator_id) if party.operator_id is not None else None
            if desk is not None and desk.call_id == notes.call_id:
                call.guests[party.leg] = desk
            if party.leg not in survey.legs:
                call.hear(ChannelGone(party.leg))
            elif party.state == "ringing" and party.leg in survey.answered_legs:
                call.hear(ChannelEntered(party.leg, "", (), ""))
        call.show()

    def _believe_bridge(self, notes: Snapshot, survey: Survey) -> None:
        """Notes may be older than the engine by a moment: who is bridged is talking."""
        members = survey.bridges.get(f"{BRIDGE_PREFIX}{notes.call_id}", frozenset())
        legs = [leg for leg in members & survey.answered_legs if leg.startswith(SEAT_PREFIX)]
        if notes.phase in IN_CONVERSATION or notes.channel not in members or len(legs) != 1:
            return
        desk = next((one for one in self._board.floor if one.call_id == notes.call_id), None)
        if desk is not None:
            notes.operator_id, notes.seat, notes.device = desk.operator_id, desk.seat, desk.device
        if notes.operator_id is not None:
            notes.phase, notes.leg = "talking", legs[0]
            notes.answered_at = notes.answered_at or self._board.clock()

    def _seat_operator(self, call: Call) -> None:
        """Find the operator of the conversation, or believe the call's own notes."""
        notes, floor = call.notes, self._board.floor
        if notes.operator_id is None:
            return
        desk = floor.get(notes.operator_id)
        if desk is None or desk.state.name != "talking":
            desk = Desk(
                operator_id=notes.operator_id,
                display_name=desk.display_name if desk else "",
                seat=notes.seat,
                device=notes.device or "browser",
                skills=desk.skills if desk else {},
                state=OperatorState("talking", notes.answered_at or notes.entered_at),
                call_id=notes.call_id,
            )
            floor.adopt(desk)
        desk.call_id = notes.call_id
        call.desk = desk
        call.show()

    # ---- calls that ended meanwhile

    def _conclude(self, snapshot: Snapshot, survey: Survey) -> None:
        """The citizen left while we were away."""
        call = Call(self._board, snapshot)
        if snapshot.phase in WITH_OPERATOR:
            self._seat_operator(call)
        is_operator_left_alone = snapshot.leg in survey.legs
        was_reached = snapshot.direction == "inbound" or snapshot.answered_at is not None
        ended_by: EndedBy = "citizen" if is_operator_left_alone and was_reached else "system"
        find_voicemail(call)
        call.end_unattended(ended_by)

    def _free_operators(self) -> None:
        """No operator stays tied to a call that does not exist."""
        for desk in self._board.floor:
            if desk.state.name == "offered" and not self._is_live(desk):
                self._board.floor.let_go(desk, Verb.DISMISS)
            elif desk.state.name == "talking" and not self._is_live(desk):
                self._board.floor.let_go(desk, Verb.FINISH, wrap_up_seconds=30)

    def _is_live(self, desk: Desk) -> bool:
        call = self._registry.get(desk.call_id) if desk.call_id is not None else None
        return call is not None and call.ties(desk)

    # ---- what belongs to nobody

    async def _sweep(self, survey: Survey) -> None:
        legs = {leg for call in self._registry for leg in (*call.legs, call.notes.channel)}
        bridges = {one for call in self._registry for one in (call.bridge, *call.side_bridges)}
        engine = self._board.engine
        for leg in survey.legs - legs:
            log.info("orphan_hung_up", leg=leg)
            await engine.hang_up(leg)
        for bridge in survey.bridges.keys() - bridges:
            await engine.destroy_bridge(bridge)


def _compare(call: Call, survey: Survey) -> None:
    """Tell a call of ours what it missed while the engine was away."""
    notes = call.notes
    citizens = {citizen.entered.channel for citizen in survey.citizens}
    if notes.channel not in citizens and notes.phase not in ("preview", "dialling"):
        call.hear(ChannelGone(notes.channel))
    for leg in tuple(call.legs):
        if leg not in survey.legs:
            call.hear(ChannelGone(leg))
        elif leg in survey.answered_legs:
            call.hear(ChannelEntered(leg, "", (), ""))
    call.hear_again()


def _rejoin(call: Call, survey: Survey) -> None:
    """Believe what the engine shows of a conversation, and mend what is missing."""
    notes = call.notes
    is_with_citizen = notes.phase in ("talking", "outside")
    if not is_with_citizen:
        call.ambience.adopt_music()
        call.chore(partial(call.engine.start_music, notes.channel))
    begin_recording(call)
    if notes.phase not in WITH_OPERATOR:
        return
    if notes.leg not in survey.answered_legs:
        call.hear(ChannelGone(notes.leg))
        return
    call.add_leg(notes.leg)
    members = survey.bridges.get(call.bridge, frozenset())
    if notes.phase == "talking" and not {notes.channel, notes.leg} <= members:
        notes.phase = "held"
        call.hear(ResumeAsked())


def _read(text: str) -> Snapshot | None:
    try:
        return Snapshot.model_validate_json(text) if text else None
    except ValidationError:
        log.warning("snapshot_damaged")
        return None
