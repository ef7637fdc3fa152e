"""Guests and operators tied as soon as either side changes, in one step without awaiting."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import structlog

from callcontrol.acd.distributor import Distributor
from callcontrol.acd.guests import Guest, PostponedError
from callcontrol.acd.policies import find_policy, published_policy
from callcontrol.acd.roster import OUTBOUND, Demands, Roster
from callcontrol.acd.routing import Match
from callcontrol.acd.widening import demands_at, next_change, without_reserve
from callcontrol.operators.desk import Desk
from callcontrol.operators.floor import Floor
from callcontrol.operators.states import NotNowError
from contracts.telephony_config import QueuePolicy, TelephonyConfiguration

log = structlog.get_logger(__name__)

KEEP_READY = 1
"""So many ready operators stay free for citizens when outbound work is given out …"""
KEEPING_FROM = 4
"""… where at least so many serve the queue; fewer would never call anybody."""
_MOMENT = 0.01


class Matching:
    """Who waits, in the distributor and with the timers that widen their demands."""

    def __init__(
        self,
        floor: Floor,
        clock: Callable[[], datetime],
        configuration: Callable[[], TelephonyConfiguration],
    ) -> None:
        self._floor, self._clock, self._configuration = floor, clock, configuration
        self.distributor, self.roster = Distributor(), Roster(floor)
        self._guests: dict[UUID, Guest] = {}
        self._timers: dict[UUID, asyncio.TimerHandle] = {}
        self._is_due = False
        self._seen = (0, 0)
        """Versions of roster and configuration that every guest's demands were weighed by."""
        floor.on_change = self.match_soon

    def __iter__(self) -> Iterator[Guest]:
        return iter(tuple(self._guests.values()))

    def __contains__(self, guest_id: UUID) -> bool:
        return guest_id in self._guests

    def get(self, guest_id: UUID) -> Guest | None:
        """Whoever waits by this id."""
        return self._guests.get(guest_id)

    def look(self) -> None:
        """See who is at work and ready now."""
        self.roster.update(self.distributor)

    # ---- the line

    def enter(self, guest: Guest, *, hold_seconds: float = 0, handling_seconds: float = 0) -> None:
        """Stand in line; at first only for the preferred operator if that one is soon ready."""
        self.look()
        self._weigh(guest)
        if self._is_worth_holding(guest, hold_seconds, handling_seconds):
            guest.holds_until = self._clock() + timedelta(seconds=hold_seconds)
        self._stand(guest)

    def leave(self, guest_id: UUID) -> Guest | None:
        """Stand in line no longer; unknown ones are fine."""
        self.distributor.leave(guest_id)
        timer = self._timers.pop(guest_id, None)
        if timer is not None:
            timer.cancel()
        return self._guests.pop(guest_id, None)

    def reconsider(self, guest: Guest) -> None:
        """Something about a waiting guest changed: language, skills, the time waited."""
        if guest.guest_id in self._guests:
            self._weigh(guest)
            self._stand(guest)

    def demands_of(self, guest: Guest, *, waited_seconds: float) -> Demands:
        """What the guest asks of operators after so much waiting."""
        demands = demands_at(
            find_policy(self._configuration(), guest.queue),
            language=guest.language,
            wanted=guest.wanted,
            waited_seconds=waited_seconds,
            find=self._find,
        )
        if guest.kind in ("work", "return_call"):
            demands = tuple(replace(one, skills=one.skills | {OUTBOUND}) for one in demands)
        return demands

    def _find(self, name: str) -> QueuePolicy | None:
        return published_policy(self._configuration(), name)

    def _weigh(self, guest: Guest) -> None:
        if guest.kind == "work":
            demands = self.demands_of(guest, waited_seconds=0)
            is_small = len(self.roster.able(demands)) < KEEPING_FROM
            keep = 0 if is_small else KEEP_READY
            guest.demands = tuple(replace(one, keep_ready=keep) for one in demands)
            return
        waited = (self._clock() - guest.since).total_seconds()
        demands = self.demands_of(guest, waited_seconds=waited)
        has_reserve = any(one.reserve for one in demands)
        if has_reserve and not self.roster.has_others(demands):
            demands = without_reserve(demands)
        guest.demands = demands

    def _is_worth_holding(self, guest: Guest, seconds: float, handling_seconds: float) -> bool:
        who = guest.prefers
        if who is None or seconds <= 0 or who in self.roster.ready:
            return False
        return who in self.roster.able(guest.demands) and self.roster.is_soon_ready(
            who,
            within=timedelta(seconds=seconds),
            handling_seconds=handling_seconds,
            now=self._clock(),
        )

    def _stand(self, guest: Guest) -> None:
        self.leave(guest.guest_id)
        self._guests[guest.guest_id] = guest
        self.distributor.wait(guest.waiter(), holds=guest.holds_until is not None)
        moment = self._next_moment(guest)
        if moment is not None:
            seconds = (moment - self._clock()).total_seconds()
            loop = asyncio.get_running_loop()
            timer = loop.call_later(max(0.0, seconds) + _MOMENT, self._turn, guest)
            self._timers[guest.guest_id] = timer

    def _next_moment(self, guest: Guest) -> datetime | None:
        """When the guest's demands change, or the holding ends."""
        if guest.kind == "work":
            return None
        waited = (self._clock() - guest.since).total_seconds()
        policy = find_policy(self._configuration(), guest.queue)
        seconds = next_change(policy, waited, find=self._find)
        moments = [] if seconds is None else [guest.since + timedelta(seconds=seconds)]
        if guest.holds_until is not None:
            moments.append(guest.holds_until)
        return min(moments, default=None)

    def _turn(self, guest: Guest) -> None:
        if guest.holds_until is not None and guest.holds_until <= self._clock():
            guest.holds_until = None
        self.reconsider(guest)
        self.match()

    # ---- the matching

    def match_soon(self) -> None:
        """Match once, after the present happenings."""
        if not self._is_due:
            self._is_due = True
            asyncio.get_running_loop().call_soon(self.match)

    def match(self) -> int:
        """Tie guests to ready operators, return how many; nothing else runs meanwhile."""
        self._is_due = False
        if not self._guests:
            return 0
        self.look()
        self._follow()
        self._release_hopeless()
        return sum(self._tie(match) for match in self.distributor.matches())

    def _follow(self) -> None:
        """Reserves depend on who is at work, everything on what is published."""
        seen = (self.roster.version, self._configuration().version)
        if seen == self._seen:
            return
        is_published_anew, self._seen = seen[1] != self._seen[1], seen
        for guest in self:
            before = guest.demands
            self._weigh(guest)
            if is_published_anew or guest.demands != before:
                self._stand(guest)

    def _release_hopeless(self) -> None:
        """Whoever holds for an operator who went away holds no longer."""
        for waiter in self.distributor.holding:
            if waiter.prefers is None or not self.roster.may_come(waiter.prefers):
                self._guests[waiter.call_id].holds_until = None
                self.distributor.release(waiter.call_id)

    def _tie(self, match: Match) -> bool:
        self.roster.forget(match.operator_id)
        guest, desk = self.leave(match.call_id), self._floor.get(match.operator_id)
        if guest is None:
            return False
        if desk is None:
            self._stand(guest)
            return False
        return self._seize(guest, desk)

    def _seize(self, guest: Guest, desk: Desk) -> bool:
        try:
            guest.seize(desk)
        except NotNowError:
            log.exception("match_out_of_step", operator=desk.operator_id)
            self._stand(guest)
            return False
        except PostponedError:
            self.match_soon()
            return False
        return True

    def give(self, guest_id: UUID, desk: Desk) -> bool:
        """Give a guest to one operator, past the line; False when it cannot be."""
        guest = self.leave(guest_id)
        if guest is None:
            return False
        self.distributor.withdraw(desk.operator_id)
        self.roster.forget(desk.operator_id)
        return self._seize(guest, desk)
