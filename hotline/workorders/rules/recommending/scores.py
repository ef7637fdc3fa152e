"""How good a recommender was on orders it had not seen: by class, and as a whole."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

_95 = 1.96


@dataclass(frozen=True, slots=True)
class Judged:
    """One order of the hold-out: what it was, what was said, how surely."""

    truth: str
    said: str
    """Empty: nothing was said."""
    probability: float
    among: bool = False
    """Whether the truth was among the three candidates."""


@dataclass(frozen=True, slots=True)
class ClassScore:
    """One class of the hold-out."""

    code: str
    support: int
    said: int
    right: int

    @property
    def precision(self) -> float:
        """Of what was said to be of this class, so much was."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Of the class, so much was found."""
        return self.right / self.support if self.support else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """A hold-out as a whole."""

    count: int
    accuracy: float
    top3: float
    macro_f1: float
    coverage: float
    """The share said with a probability of at least the threshold."""
    precision_covered: float
    """Of those, the share that was right."""
    classes: tuple[ClassScore, ...]


def score(judged: Sequence[Judged], *, threshold: float) -> Scores:
    """Judge a hold-out; the macro F1 is over the classes that occur in it."""
    support = Counter(each.truth for each in judged)
    said = Counter(each.said for each in judged if each.said)
    right = Counter(each.truth for each in judged if each.said == each.truth)
    classes = tuple(
        ClassScore(code, support[code], said[code], right[code])
        for code in sorted({*support, *said}, key=lambda code: (-support[code], code))
    )
    present = [each for each in classes if each.support]
    covered = [each for each in judged if each.said and each.probability >= threshold]
    return Scores(
        count=len(judged),
        accuracy=_share(each.said == each.truth for each in judged),
        top3=_share(each.among for each in judged),
        macro_f1=sum(each.f1 for each in present) / len(present) if present else 0.0,
        coverage=len(covered) / len(judged) if judged else 0.0,
        precision_covered=_share(each.said == each.truth for each in covered),
        classes=classes,
    )


def least_share(good: int, count: int) -> float:
    """Return the lower end of the 95 % interval of a share (Wilson): what is proven of it."""
    if count <= 0:
        return 0.0
    share, z2 = good / count, _95 * _95
    middle = share + z2 / (2 * count)
    margin = _95 * sqrt(share * (1 - share) / count + z2 / (4 * count * count))
    return max(0.0, (middle - margin) / (1 + z2 / count))


def _share(told: Iterable[bool]) -> float:
    each = list(told)
    return sum(each) / len(each) if each else 0.0
