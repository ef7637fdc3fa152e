"""Score an order's text by the bureau's sample (质检预评, ASM-31, ASM-32): points with evidence.

Every point that is taken rests on a finding of the shield: the same words in the same place.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hotline.workorders.rules.shield.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Rubric:
    """One criterion: how many points, and which findings take some."""

    code: str
    label: str
    most: int
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scored:
    """One criterion of one order."""

    code: str
    label: str
    most: int
    points: int
    evidence: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class PreScore:
    """The whole rubric."""

    criteria: tuple[Scored, ...]

    @property
    def total(self) -> int:
        """The points that are left."""
        return sum(each.points for each in self.criteria)

    @property
    def most(self) -> int:
        """All points there are."""
        return sum(each.most for each in self.criteria)


RUBRIC = (
    Rubric(
        "elements",
        "要素齐全",
        30,
        frozenset(
            {
                *("caller_missing", "caller_vague", "contact_missing", "place_missing"),
                *("place_vague", "event_missing", "demand_missing", "time_missing"),
            }
        ),
    ),
    Rubric("one_demand", "一事一单", 15, frozenset({"several_demands", "model_several"})),
    Rubric(
        "topic",
        "分类准确",
        15,
        frozenset({"topic_unfit", "model_topic", "appeal_type_unfit", "area_unfit", "off_topic"}),
    ),
    Rubric(
        "department",
        "派单准确",
        15,
        frozenset(
            {
                *("department_area", "department_duty", "model_department", "outside_city"),
                *("unified_answer", "knowledge_answer"),
            }
        ),
    ),
    Rubric(
        "wording",
        "表述清晰",
        15,
        frozenset(
            {
                *("event_thin", "demand_thin", "empty_phrase", "unreadable"),
                *("department_name_typo", "too_long"),
            }
        ),
    ),
    Rubric(
        "privacy",
        "信息保护",
        10,
        frozenset(
            {
                *("identity_number", "bank_card", "caller_phone_in_text", "caller_named"),
                *("phone_in_text", "plate_number"),
            }
        ),
    ),
)
_TAKES = {Severity.BLOCKS: 1.0, Severity.WARNS: 0.5, Severity.HINTS: 0.2}
"""Of a criterion's points, by the gravest finding; each further one takes a fifth."""
_FURTHER = 0.2


def pre_score(findings: Iterable[Finding]) -> PreScore:
    """Return the points of every criterion with what took them."""
    found = list(findings)
    return PreScore(tuple(_scored(each, found) for each in RUBRIC))


def _scored(rubric: Rubric, findings: list[Finding]) -> Scored:
    evidence = tuple(each for each in findings if each.code in rubric.codes)
    worst = max((_TAKES[each.severity] for each in evidence), default=0.0)
    taken = min(1.0, worst + _FURTHER * max(len(evidence) - 1, 0))
    points = rubric.most - round(rubric.most * taken)
    return Scored(rubric.code, rubric.label, rubric.most, points, evidence)
