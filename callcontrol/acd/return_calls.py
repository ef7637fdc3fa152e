"""Return calls (回拨) keep the caller's place: in line without a call, rung in turn (VOI-18)."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID, uuid4

import structlog

from callcontrol.acd.calling_hours import may_ring, next_open
from callcontrol.acd.dialler import Dialler
from callcontrol.acd.guests import Guest, PostponedError
from callcontrol.acd.kept_places import KeptPlace, PlaceStore
from callcontrol.acd.matching import Matching
from callcontrol.acd.priority import Standing
from callcontrol.calls.dialling import Refusal, mask_number
from callcontrol.operators.desk import Desk
from contracts.call_events import CallEnded, CallEvent, EndCause, ReturnCallSettled
from contracts.commands import WorkItem

log = structlog.get_logger(__name__)

LIVES = timedelta(hours=24)
"""Nobody is rung back later than this."""
RETRY_SECONDS = 60.0
_ATTEMPTS = 3
_MOMENT = 0.01
_NEVER_RANG: tuple[EndCause, ...] = ("operator_unreachable", "operator_gave_up", "engine_lost")
"""The citizen's phone never rang, or hardly: the place is kept."""


class ReturnCalls:
    """Who is to be rung back; one place for each number."""

    def __init__(
        self,
        matching: Matching,
        store: PlaceStore,
        *,
        dialler: Dialler,
        clock: Callable[[], datetime],
    ) -> None:
        self._matching, self._store = matching, store
        self._dialler, self._clock = dialler, clock
        self._places: dict[UUID, KeptPlace] = {}
        self._timers: dict[UUID, asyncio.TimerHandle] = {}

    def __len__(self) -> int:
        return len(self._places)

    def number_of(self, return_call_id: UUID) -> str:
        """The number to ring; never shown in full."""
        place = self._places.get(return_call_id)
        return place.number if place is not None else ""

    def load(self) -> None:
        """Take up the places of the last run."""
        for place in self._store.load():
            self._places[place.return_call_id] = place
            if place.made_call_id is None:
                self._stand(place)

    def keep(self, place: KeptPlace) -> None:
        """Keep a place in line; whoever asks again keeps the older of the two."""
        for other in tuple(self._places.values()):
            if other.number == place.number and other.made_call_id is None:
                if other.queue == place.queue:
                    place.since = min(place.since, other.since)
                self._settle(other, "withdrawn")
        self._places[place.return_call_id] = place
        self._store.save(place)
        self._stand(place)
        self._matching.match_soon()

    def withdraw(self, number: str) -> None:
        """The citizen called again and was answered: nobody need ring back."""
        for place in tuple(self._places.values()):
            if place.number == number and place.made_call_id is None:
                self._settle(place, "withdrawn")

    # ---- in line

    def _stand(self, place: KeptPlace) -> None:
        """Stand in line, or come back when citizens may be called."""
        now = self._clock()
        if self._places.get(place.return_call_id) is not place or place.made_call_id is not None:
            return
        if now - place.asked_at >= LIVES:
            self._settle(place, "expired")
        elif may_ring(now, asked_at=place.asked_at):
            self._matching.enter(self._guest(place))
            self._matching.match_soon()
            self._later(place, place.asked_at + LIVES - now)
        else:
            self._later(place, next_open(now) - now)

    def _later(self, place: KeptPlace, pause: timedelta) -> None:
        self._forget_timer(place)
        seconds = pause.total_seconds() + _MOMENT
        timer = asyncio.get_running_loop().call_later(seconds, self._stand, place)
        self._timers[place.return_call_id] = timer

    def _forget_timer(self, place: KeptPlace) -> None:
        timer = self._timers.pop(place.return_call_id, None)
        if timer is not None:
            timer.cancel()

    def _guest(self, place: KeptPlace) -> Guest:
        return Guest(
            guest_id=place.return_call_id,
            queue=place.queue,
            language=place.language,
            wanted=tuple(place.wanted),
            since=place.since,
            standing=Standing(place.points),
            head_start=place.head_start,
            is_first=place.is_first,
            kind="return_call",
            seize=partial(self._ring, place),
        )

    def _ring(self, place: KeptPlace, desk: Desk) -> None:
        """It is the citizen's turn: the operator's phone, then the citizen's."""
        item = self._item(place)
        try:
            refusal = self._begin(place, item, desk)
        except PostponedError as error:
            self._later(place, timedelta(seconds=RETRY_SECONDS if error.is_for_all else 0))
            raise
        if refusal is not None:
            self._settle(place, "not_reached")
            raise PostponedError
        place.made_call_id, place.attempts = item.item_id, place.attempts + 1
        self._store.save(place)

    def _begin(self, place: KeptPlace, item: WorkItem, desk: Desk) -> Refusal | None:
        if not may_ring(item.not_before, asked_at=place.asked_at):
            raise PostponedError
        return self._dialler.begin(item, desk)

    def _item(self, place: KeptPlace) -> WorkItem:
        now = self._clock()
        return WorkItem(
            item_id=uuid4(),
            correlation_id=place.call_id,
            number=place.number,
            purpose="return_call",
            reference=str(place.return_call_id),
            label=f"回拨 {mask_number(place.number)}",
            queue=place.queue,
            language=place.language,
            mode="progressive",
            not_before=now,
            expires_at=now + LIVES,
        )

    # ---- what came of it

    def hear(self, event: CallEvent) -> None:
        """A call ended: perhaps one that rang somebody back."""
        if not isinstance(event, CallEnded):
            return
        for place in tuple(self._places.values()):
            if place.made_call_id == event.call_id:
                self._over(place, event)

    def _over(self, place: KeptPlace, event: CallEnded) -> None:
        if event.outcome == "answered":
            self._settle(place, "answered")
        elif event.cause in _NEVER_RANG and place.attempts < _ATTEMPTS:
            place.made_call_id, place.is_first = None, True
            self._store.save(place)
            self._stand(place)
        else:
            self._settle(place, "not_reached")

    def compare(self) -> None:
        """After a restart: a call whose end nobody reported is over all the same."""
        for place in tuple(self._places.values()):
            if place.made_call_id is not None and not self._dialler.is_live(place.made_call_id):
                log.warning("return_call_lost", return_call_id=str(place.return_call_id))
                self._settle(place, "not_reached")

    def _settle(self, place: KeptPlace, outcome: str) -> None:
        self._matching.leave(place.return_call_id)
        self._forget_timer(place)
        del self._places[place.return_call_id]
        self._store.remove(place.return_call_id)
        settled = {
            "event_id": uuid4(),
            "call_id": place.call_id,
            "happened_at": self._clock(),
            "return_call_id": place.return_call_id,
            "outcome": outcome,
            "made_call_id": place.made_call_id,
        }
        journal = self._dialler.registry.board.journal
        journal.record(ReturnCallSettled.model_validate(settled))
