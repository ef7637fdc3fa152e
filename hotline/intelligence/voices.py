"""What a voice is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice (音色) and the language it speaks."""

    name: str
    label: str
    language: str
