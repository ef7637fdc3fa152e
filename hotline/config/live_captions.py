"""Captions of the talks that run (实时字幕): as many as the cores carry, the rest afterwards.

Who begins late hears what comes first, and the part that was missed when nobody else waits.
"""

import time
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import structlog

from hotline.config.catching_up import CatchingUp
from hotline.intelligence.listening_along import (
    Captions,
    Patient,
    begin_catching_up,
    begin_listening,
)
from hotline.intelligence.listening_places import LATE_SECONDS, ListeningPlaces
from hotline.intelligence.transcribing import TranscribingUnavailable, available
from hotline.telephony.actions.hear import Spoken, hear
from hotline.telephony.caption_queries import growing_talks, written_until
from hotline.telephony.errors import NoSuchCall
from hotline.telephony.models import Caption
from hotline.telephony.paths import OutsideError, raw_file
from hotline.telephony.rules import wave
from hotline.telephony.tailing import Tail, late_start
from hotline.workorders.actions.heed_words import heed_words

_BETWEEN_TALKS = 1.0
_HURRY_SECONDS = 10.0
"""So long after words came late nothing that is past is heard."""
_log = structlog.get_logger()


class LiveCaptions:
    """Who is listened to now; ``turn`` is one look at everybody."""

    def __init__(
        self,
        places: ListeningPlaces | None = None,
        begin: Callable[[int], Captions] = begin_listening,
        clock: Callable[[], float] = time.monotonic,
        begin_patiently: Callable[[int], Patient] = begin_catching_up,
    ) -> None:
        """Begin with nobody."""
        self._earlier = CatchingUp(begin_patiently)
        self._places = places or ListeningPlaces()
        self._begin, self._clock = begin, clock
        self._tails: dict[UUID, Tail] = {}
        self._ending: dict[UUID, Tail] = {}
        self._looked = self._hurry_until = 0.0

    @property
    def listened_to(self) -> tuple[UUID, ...]:
        """The calls that are captioned now."""
        return tuple(self._tails)

    def turn(self, now: datetime) -> None:
        """Follow the talks that run, write down what was said, let go of what is over."""
        at = self._clock()
        if not self._looked or at - self._looked >= _BETWEEN_TALKS:
            self._looked = at
            self._follow(now, at)
        for call_id, tail in self._tails.items():
            spoken = tail.look(at)
            for each in spoken:
                self._note_delay(tail.heard_until - each.ends_at, at)
            self._keep(call_id, spoken, now)
        for call_id in [each for each, tail in self._ending.items() if tail.is_over()]:
            self._keep(call_id, self._ending.pop(call_id).rest(), now)
        self._catch_up(now, at)

    def _note_delay(self, seconds: float, at: float) -> None:
        self._places.note_delay(seconds)
        if seconds > LATE_SECONDS:
            self._hurry_until = at + _HURRY_SECONDS

    def _catch_up(self, now: datetime, at: float) -> None:
        """Hear a little of what was missed, unless a caption somebody waits for is late."""
        if not self._earlier.waiting or at < self._hurry_until:
            return
        try:
            heard = self._earlier.look(at, self._tails)
        except TranscribingUnavailable as error:
            _log.warning("not caught up", action="live_captions", why=str(error))
            return
        if heard is not None:
            self._keep(*heard, now)

    def _follow(self, now: datetime, at: float) -> None:
        growing = {each.call_id: each for each in growing_talks(now)}
        for call_id in set(self._tails) - set(growing):
            self._tails[call_id].end(at)
            self._ending[call_id] = self._tails.pop(call_id)
            self._places.give_back(str(call_id))
        for waiting in self._places.waiting:
            if UUID(waiting) not in growing:
                self._places.give_back(waiting)
        for call_id, talk in growing.items():
            if call_id not in self._tails and self._places.take(str(call_id)):
                self._open(call_id, talk.raw_path)

    def _open(self, call_id: UUID, raw_path: str) -> None:
        try:
            path, sides = raw_file(raw_path), (self._begin(wave.RATE), self._begin(wave.RATE))
            begins = late_start(path)
            self._tails[call_id] = Tail(path, *sides, begins)
            if begins:
                self._earlier.add(call_id, path, wave.bytes_of(written_until(call_id)), begins)
        except (TranscribingUnavailable, OutsideError) as error:
            _log.warning("not listened to", action="live_captions", why=str(error))
            self._places.give_back(str(call_id))

    def _keep(self, call_id: UUID, spoken: list[Spoken], now: datetime) -> None:
        if not spoken:
            return
        try:
            hear(call_id=call_id, spoken=spoken, provider=engine_name(), now=now)
            if any(each.party == Caption.Party.CITIZEN for each in spoken):
                heed_words(call_id=call_id, now=now)
        except NoSuchCall:
            _log.warning("words of no call", action="live_captions", call=str(call_id))


def engine_name() -> str:
    """Return who recognises, for the rows; none any more when it was just taken away."""
    try:
        return available()[0].name
    except TranscribingUnavailable:
        return ""
