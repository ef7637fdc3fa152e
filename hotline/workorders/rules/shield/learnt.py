"""What models that learnt from handled orders find in a draft: they are given, not loaded."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from hotline.workorders.rules.shield.checks._splits import split_of
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import TEXT_FIELDS, Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Finding, Severity, Span, set_field

Said = Sequence[tuple[str, float, tuple[str, ...]]]
"""Labels with probability and the words that speak for them, likeliest first."""
_LEVEL = "/"
_SURE, _UNLIKELY = 0.85, 0.05
_SENTENCE = re.compile(r"[^。！？!?；;\n]+")
_SHORTEST = 12
_SEVERAL = range(2, 7)
_OFF = "off"
_BY_DUTY, _AGREES = "department_duty", 0.5
_MOST_SENTENCES = 40


class Predictor(Protocol):
    """A model behind one question."""

    def predict(self, title: str, text: str) -> Said:
        """Return the likeliest labels."""


def findings_of(
    draft: Draft, city: City, *, departments: Predictor | None, topics: Predictor | None
) -> Iterator[Finding]:
    """Yield every finding of two models; a city may switch each off by its code."""
    looks = (
        ("model_department", "单位与模型", departments, department_faults),
        ("model_topic", "事项与模型", topics, topic_faults),
        ("model_several", "或有多件诉求", topics, several_faults),
    )
    for code, label, predictor, find in looks:
        said = city.file.severities.get(code, Severity.WARNS)
        if predictor is None or said == _OFF:
            continue
        for fault in find(draft, city, predictor):
            yield Finding(
                code=code,
                label=label,
                severity=Severity(said),
                is_machine=True,
                reason=fault.reason,
                span=fault.span,
                mends=fault.mends,
            )


def without_contradicted(
    found: Iterable[Finding], draft: Draft, known: Known, city: City, predictor: Predictor | None
) -> list[Finding]:
    """Leave out doubt by the words of duties where handled orders speak for the department.

    What a routing rule says stays: people wrote it.
    """
    kept = list(found)
    doubts = any(each.code == _BY_DUTY for each in kept)
    if predictor is None or known.routes or not doubts:
        return kept
    said = predictor.predict(_title(draft, city), draft.whole)
    if _chance_of(draft.department_code or "", said) < _AGREES:
        return kept
    return [each for each in kept if each.code != _BY_DUTY]


def _title(draft: Draft, city: City) -> str:
    topic = city.topics.get(draft.topic_code or "")
    district = city.district_of(draft.area_code or "")
    return " ".join(each.name for each in (topic, district) if each)


def department_faults(draft: Draft, city: City, predictor: Predictor) -> Iterator[Fault]:
    """Yield a fault where the model is sure of another department than the one chosen."""
    chosen = city.departments.get(draft.department_code or "")
    if chosen is None:
        return
    found = predictor.predict(_title(draft, city), draft.whole)
    if not found or found[0][1] < _SURE or _chance_of(chosen.code, found) > _UNLIKELY:
        return
    code, probability, words = found[0]
    better = city.departments.get(code)
    if better is None:
        return
    yield Fault(
        reason=(
            f"从已办结工单看，这类事由{better.short_name}办理的概率为 {probability:.0%}，"
            f"所选单位是{chosen.short_name}{_because(words)}。"
        ),
        span=_span(draft, words),
        mends=(set_field("department_code", code, f"改派{better.short_name}"),),
    )


def topic_faults(draft: Draft, city: City, predictor: Predictor) -> Iterator[Fault]:
    """Yield a fault where the model is sure of a topic of another group."""
    chosen = city.topics.get(draft.topic_code or "")
    if chosen is None:
        return
    found = predictor.predict("", draft.whole)
    if not found or found[0][1] < _SURE:
        return
    label, probability, words = found[0]
    better = city.topics.get(label.rsplit(_LEVEL, 1)[-1])
    if better is None or better.group_code == chosen.group_code:
        return
    yield Fault(
        reason=(
            f"从已办结工单看，这段文字属“{better.group}／{better.name}”的概率为 {probability:.0%}，"
            f"所选分类是“{chosen.name}”{_because(words)}。"
        ),
        span=_span(draft, words),
        mends=(set_field("topic_code", better.code, f"改为“{better.name}”"),),
    )


def several_faults(draft: Draft, city: City, predictor: Predictor) -> Iterator[Fault]:
    """Yield a fault where sentences surely speak of different groups and no rule said so."""
    if split_of(draft, city) is not None:
        return
    text = draft.event or ""
    firsts: dict[str, re.Match[str]] = {}
    for match in list(_SENTENCE.finditer(text))[:_MOST_SENTENCES]:
        if len(match.group().strip()) < _SHORTEST:
            continue
        found = predictor.predict("", match.group())
        if found and _group_chance(found) >= _SURE:
            firsts.setdefault(found[0][0].split(_LEVEL)[0], match)
    if len(firsts) not in _SEVERAL:
        return
    second = sorted(firsts.values(), key=lambda each: each.start())[1]
    start, end = second.span()
    said = second.group().strip()
    yield Fault(
        reason=f"像有 {len(firsts)} 件诉求：从“{said[:12]}”起像是另一件事；分属不同单位的请拆开。",
        span=Span(field="event", start=start, end=end, text=second.group()),
    )


def _chance_of(code: str, found: Said) -> float:
    return next((chance for label, chance, _ in found if label == code), 0.0)


def _group_chance(found: Said) -> float:
    group = found[0][0].split(_LEVEL)[0]
    return sum(chance for label, chance, _ in found if label.split(_LEVEL)[0] == group)


def _because(words: tuple[str, ...]) -> str:
    return f"，依据“{'”“'.join(words[:3])}”" if words else ""


def _span(draft: Draft, words: tuple[str, ...]) -> Span | None:
    for word in words:
        for field in TEXT_FIELDS:
            at = draft.texts.get(field, "").find(word)
            if at >= 0:
                return Span(field=field, start=at, end=at + len(word), text=word)
    return None
