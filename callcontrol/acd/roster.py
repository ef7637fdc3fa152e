"""Who is at work (在岗) and who is ready, read off the floor after every change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from callcontrol.acd.capacity import USUAL_TEXTS, load_of_texts
from callcontrol.acd.demand import Demand, Profile, level_of
from callcontrol.acd.distributor import Distributor
from callcontrol.acd.routing import Candidate
from callcontrol.calls.visits import SEES
from callcontrol.operators.desk import Desk
from callcontrol.operators.floor import Floor
from contracts.call_events import Device, OperatorStateName

_AT_WORK: tuple[OperatorStateName, ...] = ("ready", "offered", "talking", "wrap_up")
_NEARLY_DONE = 0.8
"""Of the usual handling time: whoever has talked so long is likely to end soon."""

OUTBOUND = "may:dial"
"""The skill of whoever has not used up the day's outbound minutes: work needs it."""

Demands = tuple[Demand, ...]
Ready = tuple[datetime, Profile, int, int]
"""Idle since when, what the operator can do, the load of the texts in hand, and how many."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A profile, and what of the desk it was made from."""

    skills: dict[str, int]
    group: str
    is_tired: bool
    device: Device
    profile: Profile


class Roster:
    """Keeps the matching in step with the floor; remembers who could serve which demands."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._ready: dict[int, Ready] = {}
        self._at_work: dict[int, Profile] = {}
        self._known: dict[int, _Known] = {}
        self._able: dict[Demands, frozenset[int]] = {}
        self.tired: set[int] = set()
        """Operators who may place no outbound call for a while."""
        self.most_texts_of: Callable[[int], int] = lambda _operator_id: USUAL_TEXTS
        """How many texts an operator has at most."""
        self.version = 0
        """Another whenever somebody comes to work, leaves it or can do something else."""

    def update(self, distributor: Distributor) -> None:
        """Tell the matching who has become ready and who no longer is."""
        seen: dict[int, Ready] = {}
        at_work: dict[int, Profile] = {}
        for desk in self._floor:
            state = desk.state
            if state.name not in _AT_WORK:
                continue
            who = desk.operator_id
            profile = at_work[who] = self._profile(desk)
            if desk.is_offerable:
                since = state.idle_since or state.since
                most = self.most_texts_of(who)
                seen[who] = (since, profile, load_of_texts(len(desk.texts), most), most)
        if at_work != self._at_work:
            self._at_work, self._able = at_work, {}
            self.version += 1
        for who in self._ready.keys() - seen.keys():
            distributor.withdraw(who)
        for who, facts in seen.items():
            if self._ready.get(who) != facts:
                since, profile, load, most = facts
                distributor.make_ready(
                    Candidate(
                        operator_id=who,
                        profile=profile,
                        idle_since=since,
                        load=load,
                        most_texts=most,
                    )
                )
        self._ready = seen

    def _profile(self, desk: Desk) -> Profile:
        """Make the operator's profile anew only when something about it changed."""
        known, is_tired = self._known.get(desk.operator_id), desk.operator_id in self.tired
        if (
            known is None
            or known.skills is not desk.skills
            or known.group != desk.group
            or known.is_tired != is_tired
            or known.device != desk.device
        ):
            skills = desk.skills if is_tired else {**desk.skills, OUTBOUND: 1}
            if desk.device == "browser":
                skills = {**skills, SEES: 1}
            profile = Profile(skills, desk.group)
            known = _Known(desk.skills, desk.group, is_tired, desk.device, profile)
            self._known[desk.operator_id] = known
        return known.profile

    def forget(self, operator_id: int) -> None:
        """The operator was matched: tell the matching anew should they still be ready."""
        self._ready.pop(operator_id, None)

    @property
    def ready(self) -> frozenset[int]:
        """Operators who are ready."""
        return frozenset(self._ready)

    def able(self, demands: Demands) -> frozenset[int]:
        """Operators at work who could serve one of the demands, reserves left aside."""
        found = self._able.get(demands)
        if found is None:
            found = self._able[demands] = frozenset(
                operator_id
                for operator_id, profile in self._at_work.items()
                if any(level_of(demand, profile) for demand in demands)
            )
        return found

    def has_others(self, demands: Demands) -> bool:
        """Whether somebody at work without a rare language could serve the demands."""
        return any(not self._at_work[one].rare for one in self.able(demands))

    def is_anybody_signed_in(self, demands: Demands) -> bool:
        """Whether anybody signed in could serve the demands, on a break or not, reserves aside."""
        return any(
            level_of(demand, profile)
            for profile in map(self._profile, self._floor)
            for demand in demands
        )

    def is_soon_ready(
        self, operator_id: int, *, within: timedelta, handling_seconds: float, now: datetime
    ) -> bool:
        """Whether the operator will probably be ready within so long: wrap-up, a talk's end."""
        desk = self._floor.get(operator_id)
        if desk is None or desk.page is None:
            return False
        state = desk.state
        if state.name == "wrap_up":
            is_next_ready = state.after_call == "ready" and not state.is_leaving
            return is_next_ready and (state.until is None or state.until <= now + within)
        talked = (now - state.since).total_seconds()
        return state.name == "talking" and talked >= _NEARLY_DONE * handling_seconds

    def may_come(self, operator_id: int) -> bool:
        """Whether the operator is in a call or just after it, so that waiting may help."""
        desk = self._floor.get(operator_id)
        return desk is not None and desk.page is not None and desk.state.name in _AT_WORK
