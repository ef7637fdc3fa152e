"""The components that labelled addresses named, and how often with which label."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

LONGEST = 12


@dataclass(frozen=True)
class Lexicon:
    """Text → label → times."""

    times: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, components: Iterable[tuple[str, str]]) -> "Lexicon":
        """Count pairs of text and label."""
        times: dict[str, Counter[str]] = {}
        for text, label in components:
            times.setdefault(text, Counter())[label] += 1
        return cls(times)

    def without(self, components: Iterable[tuple[str, str]]) -> "Lexicon":
        """Return what the other addresses named, so that none learns from its own labels."""
        own = Lexicon.of(components).times
        changed = {
            text: {
                label: count - own[text].get(label, 0) for label, count in self.times[text].items()
            }
            for text in own
        }
        return Lexicon(_Over(self.times, changed))

    def believed(self, text: str) -> tuple[str, int, float] | None:
        """Return the commonest label, how often the text was seen, and the label's share."""
        seen = self.times.get(text)
        total = sum(seen.values()) if seen else 0
        if not seen or not total:
            return None
        label = max(seen, key=lambda each: (seen[each], each))
        return label, total, seen[label] / total


class _Over(Mapping[str, Mapping[str, int]]):
    """A few changed entries over a large table that is not copied."""

    def __init__(
        self, below: Mapping[str, Mapping[str, int]], changed: Mapping[str, Mapping[str, int]]
    ) -> None:
        self._below = below
        self._changed = changed

    def __getitem__(self, key: str) -> Mapping[str, int]:
        return self._changed[key] if key in self._changed else self._below[key]

    def __contains__(self, key: object) -> bool:
        return key in self._below

    def __iter__(self) -> Iterator[str]:
        return iter(self._below)

    def __len__(self) -> int:
        return len(self._below)
