"""How far the machine may be trusted, item by item: what people said of what it had said."""

from dataclasses import dataclass
from math import sqrt

_Z = 1.96
TRUSTED_FROM = 0.9
"""The lower bound of the agreement from which an item may be trusted (95 % confidence)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The inspections in which both judged one item."""

    code: str
    label: str
    both: int
    agreed: int
    too_strict: int
    """The machine took points that the person gave."""
    too_lenient: int
    """The machine gave points that the person took."""

    @property
    def rate(self) -> float | None:
        """Agreed ÷ both; None where nobody looked yet."""
        return self.agreed / self.both if self.both else None

    @property
    def at_least(self) -> float | None:
        """The lower end of Wilson's interval: few inspections promise little."""
        return lower_bound(self.agreed, self.both) if self.both else None

    @property
    def is_trusted(self) -> bool:
        """Tell whether the machine's word may stand for this item."""
        return self.at_least is not None and self.at_least >= TRUSTED_FROM


def lower_bound(hits: int, tries: int) -> float:
    """Return the lower end of Wilson's 95 % interval of a rate."""
    rate, square = hits / tries, _Z * _Z
    middle = rate + square / (2 * tries)
    spread = _Z * sqrt(rate * (1 - rate) / tries + square / (4 * tries * tries))
    return max(0.0, (middle - spread) / (1 + square / tries))
