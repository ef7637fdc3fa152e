"""When somebody speaks: from a probability every 32 ms to stretches of speech."""

from collections.abc import Iterable
from dataclasses import dataclass, field

FRAME_SECONDS = 0.032
_BEGINS, _GOES_ON = 0.5, 0.35
_LEAST_SECONDS = 0.2
_PAD_SECONDS = 0.16


@dataclass(frozen=True, slots=True)
class Pauses:
    """How long a pause must be to end a stretch: the longer it is already, the shorter."""

    after: tuple[tuple[float, float], ...] = ((0.0, 0.55), (5.0, 0.3), (8.0, 0.13))
    """Seconds of speech so far → seconds of pause that end it."""
    most: float = 12.0
    """So long at most: the window is 15 s, and a caption cannot wait for ever."""

    def needed(self, spoken: float) -> float:
        """Return the pause that ends a stretch as long as this."""
        return next(pause for since, pause in reversed(self.after) if spoken >= since)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Frames of speech, the last one excluded; padded a little on both sides."""

    first: int
    last: int

    @property
    def start(self) -> float:
        """Seconds since the beginning."""
        return self.first * FRAME_SECONDS

    @property
    def end(self) -> float:
        """Seconds since the beginning."""
        return self.last * FRAME_SECONDS


@dataclass
class Gate:
    """Fed with probabilities as they come, it yields stretches as they end."""

    pauses: Pauses = field(default_factory=Pauses)
    _at: int = 0
    _first: int | None = None
    _last_voice: int = 0
    _voiced: int = 0
    _left_at: int = 0
    _recent: list[float] = field(default_factory=list)

    def feed(self, probabilities: Iterable[float]) -> list[Stretch]:
        """Return the stretches that ended by now."""
        found = []
        for each in probabilities:
            ended = self._step(each)
            if ended is not None:
                found.append(ended)
        return found

    def finish(self) -> list[Stretch]:
        """Return the last stretch, if one is still open."""
        ended = self._close(self._at) if self._first is not None else None
        return [ended] if ended is not None else []

    @property
    def open_since(self) -> float | None:
        """Seconds at which the stretch still open began."""
        return None if self._first is None else self._padded(self._first) * FRAME_SECONDS

    def _step(self, probability: float) -> Stretch | None:
        place, self._at = self._at, self._at + 1
        is_voice = probability >= (_BEGINS if self._first is None else _GOES_ON)
        if self._first is None:
            if is_voice:
                self._first, self._last_voice = place, place
                self._voiced, self._recent = 1, [probability]
            return None
        self._recent.append(probability)
        if is_voice:
            self._last_voice = place
            self._voiced += 1
        spoken = (place + 1 - self._first) * FRAME_SECONDS
        if spoken >= self.pauses.most:
            return self._cut()
        if (place - self._last_voice) * FRAME_SECONDS >= self.pauses.needed(spoken):
            return self._close(place + 1)
        return None

    def _cut(self) -> Stretch | None:
        """End a stretch that grew too long where it was quietest, in its last third."""
        first = self._first or 0
        tail = len(self._recent) * 2 // 3
        place = min(range(tail, len(self._recent)), key=self._recent.__getitem__)
        ended = Stretch(self._padded(first), first + place)
        rest = self._recent[place:]
        self._left_at = first + place
        self._first, self._recent = first + place, rest
        self._voiced = sum(each >= _GOES_ON for each in rest)
        self._last_voice = max(self._last_voice, self._first)
        return ended

    def _close(self, place: int) -> Stretch | None:
        first, self._first = self._first or 0, None
        if self._voiced * FRAME_SECONDS < _LEAST_SECONDS:
            return None
        pad = round(_PAD_SECONDS / FRAME_SECONDS)
        ended = Stretch(self._padded(first), min(self._last_voice + 1 + pad, place))
        self._left_at = ended.last
        return ended

    def _padded(self, first: int) -> int:
        return max(first - round(_PAD_SECONDS / FRAME_SECONDS), self._left_at)
