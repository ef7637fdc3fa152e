"""Whisper's word pieces: a prompt into them, and what it says back into text."""

import json
from itertools import pairwise
from pathlib import Path


def _byte_letters() -> dict[int, str]:
    """Return the letters by which byte-level pieces write bytes, as GPT-2 began it."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    shifted = {byte: chr(256 + place) for place, byte in enumerate(others)}
    return {byte: chr(byte) for byte in printable} | shifted


class Pieces:
    """The pieces and the order in which they are merged."""

    def __init__(self, merges: list[tuple[str, str]]) -> None:
        self._rank = {pair: place for place, pair in enumerate(merges)}
        self._letter = _byte_letters()
        self._byte = {letter: byte for byte, letter in self._letter.items()}

    @classmethod
    def read(cls, tokenizer: Path) -> "Pieces":
        """Read the merges from a ``tokenizer.json``."""
        raw = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["merges"]
        pairs = [each.split(" ", 1) if isinstance(each, str) else each for each in raw]
        return cls([(left, right) for left, right in pairs])

    def cut(self, text: str) -> list[str]:
        """Cut a text into pieces; Chinese sentences need no cut at blanks first."""
        parts = [self._letter[byte] for byte in text.encode()]
        while len(parts) > 1:
            ranks = [self._rank.get(pair, len(self._rank)) for pair in pairwise(parts)]
            best = min(range(len(ranks)), key=ranks.__getitem__)
            if ranks[best] == len(self._rank):
                break
            parts[best : best + 2] = [parts[best] + parts[best + 1]]
        return parts

    def join(self, pieces: list[str]) -> str:
        """Write pieces as text; marks such as ``<|zh|>`` are left out, broken bytes replaced."""
        letters = "".join(
            each for each in pieces if not (each.startswith("<|") and each.endswith("|>"))
        )
        known = bytes(self._byte[letter] for letter in letters if letter in self._byte)
        return known.decode("utf-8", errors="replace").strip()
