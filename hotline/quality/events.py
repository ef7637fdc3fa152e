"""What happens in quality inspection; no event tells what anybody said."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _OfInspection(Happening):
    subject_type: ClassVar[str] = "inspection"


class PreScored(_OfInspection):
    """A machine judged a call or an order by the scorecard."""

    kind: ClassVar[str] = "inspection.pre_scored"
    label: ClassVar[str] = "机器质检预评"

    subject: str
    number: str
    """The order's; empty for a call."""
    scorecard: str
    score: float | None
    is_red: bool
    unjudged: int


class Inspected(_OfInspection):
    """A person judged it."""

    kind: ClassVar[str] = "inspection.inspected"
    label: ClassVar[str] = "质检评分"

    score: float | None
    is_red: bool
    machine_score: float | None
    corrected_items: list[str]
    """The codes on which the person says other than the machine."""


class Disputed(_OfInspection):
    """The operator disputes the result."""

    kind: ClassVar[str] = "inspection.disputed"
    label: ClassVar[str] = "提出质检申诉"

    disputed_items: list[str]


class DisputeRuled(_OfInspection):
    """Another person ruled on it."""

    kind: ClassVar[str] = "inspection.dispute_ruled"
    label: ClassVar[str] = "复核质检申诉"

    is_upheld: bool
    score_before: float | None
    score_after: float | None


class WordsForgotten(_OfInspection):
    """The recording is gone, and with it what the evidence quoted."""

    kind: ClassVar[str] = "inspection.words_forgotten"
    label: ClassVar[str] = "清除质检引语"


class SampleDrawn(Happening):
    """A day's sample was drawn."""

    kind: ClassVar[str] = "quality_sample.drawn"
    label: ClassVar[str] = "抽取质检样本"
    subject_type: ClassVar[str] = "quality_sample"

    seed: str
    population: int
    drawn: int


class ScorecardsLoaded(Happening):
    """Scorecards came from the city's file."""

    kind: ClassVar[str] = "scorecards.loaded"
    label: ClassVar[str] = "载入评分表"
    subject_type: ClassVar[str] = "scorecards"

    changed: int
