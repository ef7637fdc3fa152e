"""Which department should have an order (派单建议): rules by topic × area × matter, then duties.

The most specific rule speaks first. Rules are compared by topic, then by matter, then by
area; where two say as much, a ruling (裁定) goes first, then the one that began later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import itemgetter

MOST = 5
"""Suggestions worth showing."""


class Basis(StrEnum):
    """What a suggestion rests on."""

    RULING = "ruling"
    RULE = "rule"
    PRECEDENT = "precedent"
    LEARNT = "learnt"
    DUTY = "duty"


BASIS_LABELS: dict[Basis, str] = {
    Basis.RULING: "裁定",
    Basis.RULE: "规则",
    Basis.PRECEDENT: "先例",
    Basis.LEARNT: "模型",
    Basis.DUTY: "职责",
}
BINDING = frozenset({Basis.RULING, Basis.RULE})
"""What people decided; the others are guesses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a demand; codes and names go from the most specific to the widest."""

    on: date
    topics: tuple[str, ...] = ()
    """The topic's code, then its group's."""
    areas: tuple[str, ...] = ()
    """The street's code, then the district's, then the city's."""
    topic_name: str = ""
    text: str = ""
    """Everything the citizen said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule in force (派单规则); an empty condition holds for everything."""

    key: str
    version: int = 1
    topic: str = ""
    topic_name: str = ""
    is_group: bool = False
    area: str = ""
    area_name: str = ""
    area_depth: int = 0
    """0 for the whole city, 1 for a district, 2 for a street."""
    words: tuple[str, ...] = ()
    """The matter (事项要点): one of these must be in the text."""
    department: str
    department_name: str
    because: str = ""
    starts_on: date
    ends_on: date | None = None
    """The last day it holds."""
    is_ruling: bool = False

    @property
    def rank(self) -> tuple[int, int, int, int, int]:
        """How specific it is; the greater speaks first."""
        topic = 0 if not self.topic else 1 if self.is_group else 2
        area = self.area_depth if self.area else 0
        return topic, int(bool(self.words)), area, int(self.is_ruling), self.starts_on.toordinal()

    def speaks_of(self, facts: Facts) -> bool:
        """Tell whether its conditions hold, whatever the date."""
        return (
            (not self.topic or self.topic in facts.topics)
            and (not self.area or self.area in facts.areas)
            and (not self.words or any(word in facts.text for word in self.words))
        )

    def holds_on(self, day: date) -> bool:
        """Tell whether it is in force on the day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What a department says it does (职责清单), cut into the things it names."""

    department: str
    department_name: str
    words: tuple[str, ...] = ()
    area: str = ""
    """The district a district's government answers for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for a department, in Chinese."""

    basis: Basis
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A department that should have the order, and why, in Chinese."""

    department: str
    department_name: str
    reason: str
    basis: Basis
    rule_key: str = ""
    rule_version: int = 0
    is_tied: bool = False
    """Another rule that says as much names another department."""
    probability: float | None = None
    """That it finally handles the order, as measured on this site; None: never measured."""
    is_sure: bool = False
    """One key is enough: a rule nobody contradicts, or a measured probability that suffices."""
    is_doubtful: bool = False
    """Its measured probability is below the threshold: shown, but nothing is advised."""
    reasons: tuple[Reason, ...] = ()
    """Everything that speaks for it, the strongest first."""


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules the way they speak: the most specific first; the key decides at last."""
    return sorted(rules, key=lambda each: (tuple(-part for part in each.rank), each.key))


def first_rule(facts: Facts, ordered: Iterable[Rule]) -> Rule | None:
    """Return the rule that decides; ``ordered`` comes from ``in_order``."""
    return next(
        (each for each in ordered if each.holds_on(facts.on) and each.speaks_of(facts)), None
    )


def suggest(facts: Facts, rules: Iterable[Rule], duties: Sequence[Duty]) -> list[Suggestion]:
    """Return departments, the likeliest first, each with its reason; at most ``MOST``."""
    return _suggest(facts, in_order(rules), duties)


def suggest_each(
    demands: Iterable[Facts], rules: Iterable[Rule], duties: Sequence[Duty]
) -> list[list[Suggestion]]:
    """Return for each demand what ``suggest`` would; only rules of its topics are looked at."""
    by_topic: dict[str, list[tuple[int, Rule]]] = {}
    for place, rule in enumerate(in_order(rules)):
        by_topic.setdefault(rule.topic, []).append((place, rule))
    found = []
    for facts in demands:
        near = [pair for topic in {"", *facts.topics} for pair in by_topic.get(topic, ())]
        near.sort(key=itemgetter(0))
        found.append(_suggest(facts, [rule for _, rule in near], duties))
    return found


def _suggest(facts: Facts, ordered: Sequence[Rule], duties: Sequence[Duty]) -> list[Suggestion]:
    speaking = [each for each in ordered if each.holds_on(facts.on) and each.speaks_of(facts)]
    found: dict[str, Suggestion] = {}
    for rule in speaking:
        if rule.department not in found:
            found[rule.department] = _of_rule(rule, facts, _rivals(rule, speaking))
    for each in _by_duty(facts, duties):
        found.setdefault(each.department, each)
    return list(found.values())[:MOST]


def conditions(rule: Rule, facts: Facts | None = None) -> str:
    """Say in Chinese what a rule asks for, as ``占道经营 × 龙华区 × 含“烧烤”``."""
    words = rule.words
    if facts is not None:
        words = tuple(each for each in words if each in facts.text)
    parts = [
        rule.topic_name or rule.topic,
        rule.area_name or rule.area,
        f"含“{'”“'.join(words[:3])}”" if words else "",
    ]
    return " × ".join(each for each in parts if each) or "所有工单"


def _rivals(rule: Rule, speaking: Iterable[Rule]) -> list[Rule]:
    """Return the rules that say exactly as much and name another department."""
    specific = rule.rank[:3]
    return [
        each
        for each in speaking
        if each.rank[:3] == specific and each.department != rule.department
    ]


def _of_rule(rule: Rule, facts: Facts, rivals: Sequence[Rule]) -> Suggestion:
    basis = Basis.RULING if rule.is_ruling else Basis.RULE
    reason = f"{BASIS_LABELS[basis]}：{conditions(rule, facts)}"
    reason += f"，{rule.because.rstrip('。')}" if rule.because else ""
    if rivals:
        reason += _tie(rule, rivals[0])
    return Suggestion(
        department=rule.department,
        department_name=rule.department_name,
        reason=f"{reason}。",
        basis=basis,
        rule_key=rule.key,
        rule_version=rule.version,
        is_tied=bool(rivals),
    )


def _tie(rule: Rule, rival: Rule) -> str:
    goes_first = rule.rank[3:] > rival.rank[3:] or (
        rule.rank == rival.rank and rule.key < rival.key
    )
    verb = "先于" if goes_first else "后于"
    if rule.is_ruling != rival.is_ruling:
        why = "裁定优先"
    elif rule.starts_on != rival.starts_on:
        why = "生效较晚的优先"
    else:
        why = "生效日期相同，按规则编号"
    return f"；与指向{rival.department_name}的规则同样具体，{verb}它（{why}）"


def _by_duty(facts: Facts, duties: Sequence[Duty]) -> list[Suggestion]:
    """Return departments whose duties the matter names, most words first; then the district's."""
    matter = f"{facts.topic_name}\n{facts.text}"
    named = [
        (words, each)
        for each in duties
        if not each.area and (words := [word for word in each.words if word in matter])
    ]
    named.sort(key=lambda pair: -sum(map(len, pair[0])))
    found = [
        _of_duty(each, f"职责：职责清单里有“{'”“'.join(words[:3])}”。") for words, each in named
    ]
    local = [each for each in duties if each.area and each.area in facts.areas]
    return found + [_of_duty(each, "职责：事发地在其辖区。") for each in local]


def _of_duty(duty: Duty, reason: str) -> Suggestion:
    return Suggestion(
        department=duty.department,
        department_name=duty.department_name,
        reason=reason,
        basis=Basis.DUTY,
    )


def cut_duties(text: str) -> tuple[str, ...]:
    """Cut a department's duties into the things they name."""
    for mark in "（）()与和及等，；。":
        text = text.replace(mark, "、")
    return tuple(each for part in text.split("、") if len(each := part.strip()) > 1)
