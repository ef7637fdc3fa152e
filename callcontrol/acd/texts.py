"""Conversations in writing (文字会话): given to operators who would be idle, taken back unopened.

The business side says every open conversation anew (``offer``) whenever one changes and every
few seconds; what it does not yet know of, because its word was sent before ours arrived, is
believed for a minute. Nothing is kept on disk: after a restart the held ones are told again.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Literal
from uuid import UUID, uuid4

import structlog

from callcontrol.acd.capacity import USUAL_TEXTS, has_room, load_of_texts
from callcontrol.acd.guests import Guest
from callcontrol.acd.matching import Matching
from callcontrol.journal import Recorder
from callcontrol.operators.desk import Desk
from callcontrol.operators.floor import Floor
from callcontrol.operators.states import NotNowError, Verb
from contracts.call_events import TextAssigned, TextWithdrawn
from contracts.commands import HeldText, WaitingText
from contracts.operator_messages import TextEnded, TextOffered
from contracts.telephony_config import TelephonyConfiguration

log = structlog.get_logger(__name__)

OPEN_SECONDS = 30.0
"""So long the operator's page has to open what it was given."""
MISSED = "missed_text"
"""The reason of the state of who did not."""
_UNHEARD = timedelta(minutes=1)
_AVOIDED = timedelta(minutes=5)
"""So long a conversation is not given again to who let go of it."""


@dataclass(slots=True, eq=False)
class _Hand:
    """Who has a conversation, and whether the business side and the page know."""

    conversation_id: UUID
    operator_id: int
    since: datetime
    is_heard: bool = False
    timer: asyncio.TimerHandle | None = None

    def opened(self) -> None:
        """Wait for the page no longer."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None


class Texts:
    """Who has which conversation; those nobody has stand in the room behind the calls."""

    def __init__(
        self,
        floor: Floor,
        matching: Matching,
        *,
        clock: Callable[[], datetime],
        configuration: Callable[[], TelephonyConfiguration],
    ) -> None:
        self._floor, self._matching = floor, matching
        self._clock, self._configuration = clock, configuration
        self._journal: Recorder | None = None
        self._limits: Mapping[int, int] = {}
        matching.roster.most_texts_of = self.most_of
        self._hands: dict[UUID, _Hand] = {}
        self._withdrawn: dict[UUID, int] = {}
        """Taken back from whom, as the business side does not yet know."""
        self._avoided: dict[UUID, dict[int, datetime]] = {}
        """By whom a conversation was let go of, and until when they are passed over."""

    def connect(self, journal: Recorder) -> None:
        """Learn where it is written who was given what; told once."""
        self._journal = journal

    def most_of(self, operator_id: int) -> int:
        """Return how many an operator has at most: what was set for them, or the usual."""
        return self._limits.get(operator_id, USUAL_TEXTS)

    def offer(
        self,
        waiting: Iterable[WaitingText],
        held: Iterable[HeldText],
        limits: Mapping[int, int] | None = None,
    ) -> None:
        """Believe the business side: what waits, who has the others, which pages opened theirs."""
        self._limits = limits or {}
        waits = {each.conversation_id: each for each in waiting}
        has = {each.conversation_id: each for each in held}
        for hand in tuple(self._hands.values()):
            self._compare(hand, has.get(hand.conversation_id), waits)
        for each in has.values():
            self._adopt(each)
        self._forget(waits.keys() | has.keys())
        self._line_up([each for key, each in waits.items() if key not in self._hands])
        self._show()

    # ---- what the business side says of those we know

    def _compare(self, hand: _Hand, said: HeldText | None, waits: dict[UUID, WaitingText]) -> None:
        if said is not None and said.operator_id == hand.operator_id:
            hand.is_heard = True
            if said.is_seen:
                hand.opened()
            return
        is_fresh = not hand.is_heard and self._clock() - hand.since < _UNHEARD
        if said is None and is_fresh and hand.conversation_id in waits:
            return
        if said is None and hand.conversation_id in waits:
            self._avoid(hand)
        self._end(hand, "over")

    def _adopt(self, said: HeldText) -> None:
        """Reckon with what somebody has whom we did not give it: taken by hand, or we restarted."""
        if said.conversation_id in self._hands:
            return
        if self._withdrawn.get(said.conversation_id) == said.operator_id and not said.is_seen:
            return
        hand = _Hand(said.conversation_id, said.operator_id, self._clock(), is_heard=True)
        self._hands[hand.conversation_id] = hand
        if not said.is_seen:
            self._wait_for_page(hand)

    def _forget(self, open_ones: set[UUID]) -> None:
        now = self._clock()
        for key in [key for key in self._avoided if key not in open_ones]:
            del self._avoided[key]
        for until in self._avoided.values():
            for who in [who for who, moment in until.items() if moment <= now]:
                del until[who]
        self._withdrawn = {key: who for key, who in self._withdrawn.items() if key in open_ones}

    # ---- the line

    def _line_up(self, waiting: list[WaitingText]) -> None:
        keys = {each.conversation_id for each in waiting}
        for guest in self._matching:
            if guest.kind == "text" and guest.guest_id not in keys:
                self._matching.leave(guest.guest_id)
        for each in waiting:
            self._withdrawn.pop(each.conversation_id, None)
            guest, known = self._guest(each), self._matching.get(each.conversation_id)
            if known is None or _terms(known) != _terms(guest):
                self._matching.enter(guest)

    def _guest(self, text: WaitingText) -> Guest:
        rules = self._configuration().caller_rules
        return Guest(
            guest_id=text.conversation_id,
            queue=text.queue,
            language=text.language,
            since=text.since,
            head_start=float(text.priority * rules.seconds_per_point),
            kind="text",
            prefers=text.prefers,
            avoids=frozenset(self._avoided.get(text.conversation_id, ())),
            seize=partial(self._give, text),
        )

    # ---- giving and taking back

    def _give(self, text: WaitingText, desk: Desk) -> None:
        most = self.most_of(desk.operator_id)
        is_free = has_room(load_of_texts(len(desk.texts), most), "text", most)
        if not desk.is_offerable or not is_free:
            raise NotNowError
        now = self._clock()
        hand = _Hand(text.conversation_id, desk.operator_id, now)
        self._hands[hand.conversation_id] = hand
        self._write(TextAssigned, hand)
        desk.tell(
            TextOffered(
                conversation_id=text.conversation_id,
                label=text.label,
                since=text.since,
                open_until=now + timedelta(seconds=OPEN_SECONDS),
            )
        )
        self._wait_for_page(hand)
        self._show()

    def _wait_for_page(self, hand: _Hand) -> None:
        loop = asyncio.get_running_loop()
        hand.timer = loop.call_later(OPEN_SECONDS, self._withdraw, hand)

    def _withdraw(self, hand: _Hand) -> None:
        """Take back what was not opened; who sat there ready and did not look gets no call either.

        Somebody whom a call caught meanwhile is not to blame.
        """
        self._write(TextWithdrawn, hand)
        self._withdrawn[hand.conversation_id] = hand.operator_id
        self._avoid(hand)
        self._end(hand, "not_opened")
        desk = self._floor.get(hand.operator_id)
        if desk is not None and desk.is_offerable:
            self._floor.apply(desk, Verb.SET_NOT_READY, reason=MISSED)
        self._show()

    def _avoid(self, hand: _Hand) -> None:
        by = self._avoided.setdefault(hand.conversation_id, {})
        by[hand.operator_id] = self._clock() + _AVOIDED

    def _end(self, hand: _Hand, reason: Literal["not_opened", "over"]) -> None:
        hand.opened()
        del self._hands[hand.conversation_id]
        desk = self._floor.get(hand.operator_id)
        if desk is not None:
            desk.tell(TextEnded(conversation_id=hand.conversation_id, reason=reason))

    def _write(self, said: type[TextAssigned | TextWithdrawn], hand: _Hand) -> None:
        log.info(said.__name__, conversation=str(hand.conversation_id), operator=hand.operator_id)
        if self._journal is not None:
            self._journal.record(
                said(
                    event_id=uuid4(),
                    happened_at=self._clock(),
                    conversation_id=hand.conversation_id,
                    operator_id=hand.operator_id,
                )
            )

    def _show(self) -> None:
        """Let every desk know what it has, and match whoever has room again."""
        has: dict[int, set[UUID]] = {}
        for hand in self._hands.values():
            has.setdefault(hand.operator_id, set()).add(hand.conversation_id)
        for desk in self._floor:
            texts = frozenset(has.get(desk.operator_id, ()))
            if texts != desk.texts:
                desk.texts = texts
                desk.tell(desk.state_view())
        self._matching.match_soon()


def _terms(guest: Guest) -> tuple[object, ...]:
    return (
        guest.queue,
        guest.language,
        guest.since,
        guest.head_start,
        guest.prefers,
        guest.avoids,
    )
