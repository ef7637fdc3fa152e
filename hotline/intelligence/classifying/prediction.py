"""What a model says of one text."""

from typing import NamedTuple


class Candidate(NamedTuple):
    """A topic that may be right, how likely, and the words of the text that spoke for it."""

    label: str
    probability: float
    reasons: tuple[str, ...] = ()


class Prediction(NamedTuple):
    """Topics, likeliest first; abstained when the model is not sure enough to be followed."""

    candidates: tuple[Candidate, ...]
    abstained: bool
    levels: tuple[tuple[str, float], ...] = ()
    """The likeliest topic from its first level down, each with its probability."""

    @property
    def best(self) -> Candidate | None:
        """Return the likeliest topic; None when there was nothing to read."""
        return self.candidates[0] if self.candidates else None
