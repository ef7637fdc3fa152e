"""Labelled addresses to learn from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hotline.reference.rules.addresses.tokens import Line


@dataclass(frozen=True, slots=True)
class Example:
    """A line and the spans of its components: characters, half open, every one covered."""

    text: str
    spans: Sequence[tuple[int, int, str]]

    def named(self) -> Iterator[tuple[str, str]]:
        """Yield text and label of each component."""
        for start, end, label in self.spans:
            yield self.text[start:end], label


def token_spans(example: Example, line: Line) -> list[tuple[int, int, str]]:
    """Return the spans by tokens; a token belongs to the span that holds its first character."""
    spans: list[tuple[int, int, str]] = []
    owner = -1
    at = 0
    for token, start in enumerate(line.starts):
        while at + 1 < len(example.spans) and example.spans[at][1] <= start:
            at += 1
        if at == owner:
            first, _, label = spans[-1]
            spans[-1] = (first, token + 1, label)
        else:
            spans.append((token, token + 1, example.spans[at][2]))
            owner = at
    return spans
