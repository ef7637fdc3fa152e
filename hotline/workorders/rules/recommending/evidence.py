"""What speaks for a department beside rules and duties: earlier orders, and what was learnt."""

from collections.abc import Mapping
from dataclasses import dataclass, field

FEWEST_PRECEDENTS = 5
"""Fewer earlier orders of a kind say nothing."""
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedents:
    """Who finally handled the earlier orders of the same kind (先例)."""

    what: str = ""
    """The kind, in Chinese: the topic, and the district where there were enough."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Department code → orders."""

    @property
    def total(self) -> int:
        """How many there were."""
        return sum(self.counts.values())

    @property
    def are_enough(self) -> bool:
        """Whether they say anything."""
        return self.total >= FEWEST_PRECEDENTS

    def share(self, department: str) -> float:
        """Return the department's share, drawn towards the middle when there were few."""
        return (self.counts.get(department, 0) + 0.5) / (self.total + 1)

    def sentence(self, department: str) -> str:
        """Say it in Chinese."""
        return (
            f"先例：近期办结的{self.what}工单 {self.total} 件，"
            f"{self.counts.get(department, 0)} 件由该单位办结。"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What the model trained on the site's own orders says of one department."""

    probability: float
    words: tuple[str, ...] = ()
    """What in the text it goes by."""

    @property
    def sentence(self) -> str:
        """Say it in Chinese."""
        words = "、".join(f"“{each}”" for each in self.words[:_MOST_WORDS])
        said = f"，依据{words}" if words else ""
        return f"模型：从本市已办结工单学得，概率 {self.probability:.0%}{said}。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Everything beside rules and duties that was found out about one demand."""

    precedents: Precedents = field(default_factory=Precedents)
    learnt: Mapping[str, Learnt] = field(default_factory=dict)
    """Department code → what the model says; empty without a model."""
