"""Put rules, duties, precedents and the model together into at most three candidates.

The weights are fitted at night on orders the model had not seen; without them the order of
candidates follows the same weights as a rule of thumb, and no probability is claimed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from math import exp, log

from hotline.workorders.rules.recommending.evidence import Said
from hotline.workorders.rules.routing import BINDING, Basis, Reason, Suggestion

MOST_CANDIDATES = 3
SURE_ALONE = 0.9
"""From here a guess without a rule may be taken with one key; a person still presses it."""
_UNLIKELY = 0.005
_MOST_ODDS = 6.0


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for one department, as numbers."""

    ruling: float
    rule: float
    contested: float
    """A rule that is tied, or not the first to speak."""
    duty: float
    precedent: float
    """Log-odds of its share among precedents; 0 where there are too few."""
    learnt: float
    """Log-odds by the model; 0 without one."""


FEATURES = tuple(each.name for each in fields(Features))


@dataclass(frozen=True, slots=True)
class Fusion:
    """One weight for each feature, and what is added to all."""

    bias: float
    ruling: float
    rule: float
    contested: float
    duty: float
    precedent: float
    learnt: float

    def odds(self, features: Features) -> float:
        """Return the log-odds that the department finally handles the order."""
        return self.bias + sum(
            float(getattr(self, name)) * float(getattr(features, name)) for name in FEATURES
        )


RULE_OF_THUMB = Fusion(
    bias=-2.0, ruling=6.0, rule=4.0, contested=2.5, duty=1.0, precedent=0.6, learnt=0.8
)


def features_of(department: str, place: int, suggestion: Suggestion | None, said: Said) -> Features:
    """Return what speaks for a department; ``place`` is its rank among rules and duties."""
    basis = suggestion.basis if suggestion else None
    is_binding = basis in BINDING
    is_first = place == 0 and suggestion is not None and not suggestion.is_tied
    learnt = said.learnt.get(department)
    return Features(
        ruling=float(basis is Basis.RULING and is_first),
        rule=float(basis is Basis.RULE and is_first),
        contested=float(is_binding and not is_first),
        duty=1 / (1 + place) if basis is Basis.DUTY else 0.0,
        precedent=(
            log_odds(said.precedents.share(department)) if said.precedents.are_enough else 0.0
        ),
        learnt=log_odds(learnt.probability if learnt else _UNLIKELY) if said.learnt else 0.0,
    )


def candidates_of(ruled: Sequence[Suggestion], said: Said) -> dict[str, Features]:
    """Return every department anything speaks for, with what does."""
    by_code = {each.department: (place, each) for place, each in enumerate(ruled)}
    nowhere: tuple[int, Suggestion | None] = (0, None)
    codes = [*by_code]
    if said.precedents.are_enough:
        counts = said.precedents.counts
        codes += sorted(counts, key=lambda code: (-counts[code], code))[:MOST_CANDIDATES]
    codes += said.learnt
    found = {}
    for code in dict.fromkeys(codes):
        place, suggestion = by_code.get(code, nowhere)
        found[code] = features_of(code, place, suggestion, said)
    return found


def fuse(
    ruled: Sequence[Suggestion],
    said: Said,
    *,
    names: Mapping[str, str],
    fusion: Fusion | None,
    threshold: float,
) -> list[Suggestion]:
    """Return at most three departments, likeliest first, each with every reason.

    What people decided is never pushed aside by a guess: an uncontested ruling or rule stays
    first, but is not sure any more when its measured probability falls below the threshold.
    ``names`` are the active departments; others are left out.
    """
    weights = fusion or RULE_OF_THUMB
    by_code = {each.department: each for each in ruled}
    odds = {
        code: weights.odds(features)
        for code, features in candidates_of(ruled, said).items()
        if code in names
    }
    found = [
        _with_reasons(code, by_code.get(code), said, names[code], likely)
        for code, likely in zip(odds, _probabilities(odds, fusion), strict=True)
    ]
    head = _heads(ruled)
    found.sort(key=lambda each: (each.department != head, -odds[each.department]))
    shown = found[:MOST_CANDIDATES]
    return [
        replace(
            each,
            is_sure=_is_sure(each, place, head, threshold),
            is_doubtful=each.probability is not None and each.probability < threshold,
        )
        for place, each in enumerate(shown)
    ]


def _heads(ruled: Sequence[Suggestion]) -> str:
    """Return the department people decided on; empty where a rule is tied or none speaks."""
    first = ruled[0] if ruled else None
    is_decided = first is not None and first.basis in BINDING and not first.is_tied
    return first.department if first is not None and is_decided else ""


def _is_sure(each: Suggestion, place: int, head: str, threshold: float) -> bool:
    if place:
        return False
    if each.department == head:
        return each.probability is None or each.probability >= threshold
    if each.is_tied:
        return False
    return each.probability is not None and each.probability >= max(SURE_ALONE, threshold)


def _probabilities(odds: Mapping[str, float], fusion: Fusion | None) -> list[float | None]:
    """Return what each is worth; together never more than one."""
    if fusion is None:
        return [None] * len(odds)
    chances = [1 / (1 + exp(-each)) for each in odds.values()]
    whole = max(1.0, sum(chances))
    return [each / whole for each in chances]


def _with_reasons(
    code: str, suggestion: Suggestion | None, said: Said, name: str, probability: float | None
) -> Suggestion:
    reasons = []
    if suggestion is not None:
        reasons.append(Reason(basis=suggestion.basis, text=suggestion.reason))
    if said.precedents.are_enough and said.precedents.counts.get(code):
        reasons.append(Reason(basis=Basis.PRECEDENT, text=said.precedents.sentence(code)))
    if code in said.learnt:
        reasons.append(Reason(basis=Basis.LEARNT, text=said.learnt[code].sentence))
    if suggestion is not None and suggestion.basis in BINDING:
        return replace(suggestion, probability=probability, reasons=tuple(reasons))
    strongest = _strongest(reasons, said, code)
    return Suggestion(
        department=code,
        department_name=name,
        reason=strongest.text,
        basis=strongest.basis,
        probability=probability,
        reasons=(strongest, *(each for each in reasons if each is not strongest)),
    )


def _strongest(reasons: Sequence[Reason], said: Said, code: str) -> Reason:
    """Return the reason worth reading first where nobody decided anything."""
    learnt = said.learnt.get(code)
    worth = {
        Basis.LEARNT: learnt.probability if learnt else 0.0,
        Basis.PRECEDENT: said.precedents.share(code) if said.precedents.are_enough else 0.0,
        Basis.DUTY: 0.3,
    }
    return max(reasons, key=lambda each: worth.get(each.basis, 1.0))


def log_odds(probability: float) -> float:
    """Return log-odds, never beyond what a handful of orders can prove."""
    within = min(max(probability, 1e-6), 1 - 1e-6)
    return min(max(log(within / (1 - within)), -_MOST_ODDS), _MOST_ODDS)
