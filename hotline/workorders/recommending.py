"""Put what the rules say of demands together with precedents and the model (派单推荐)."""

from collections.abc import Sequence

from hotline.workorders.precedent_queries import (
    district_of,
    list_precedent_kinds,
    precedents_for,
)
from hotline.workorders.recommender_files import DEPARTMENTS, Predictor, load_predictor
from hotline.workorders.recommender_queries import policy_in_force, version_in_force
from hotline.workorders.rules.recommending import Fusion, Learnt, Said, fuse
from hotline.workorders.rules.routing import Facts, Suggestion
from hotline.workorders.shield_city import city_for_shield


def recommend_each(
    demands: Sequence[Facts], ruled: Sequence[Sequence[Suggestion]]
) -> list[list[Suggestion]]:
    """Return for each demand at most three departments with every reason.

    ``ruled`` is what rules and duties say of each. Where the machine is switched off, they
    alone speak; without a trained version no probability is claimed.
    """
    policy = policy_in_force()
    names = department_names()
    fusion, predictor = _trained() if policy.is_on else (None, None)
    kinds = list_precedent_kinds() if policy.is_on and demands else {}
    return [
        fuse(
            each,
            Said(precedents=precedents_for(facts, kinds), learnt=learnt_of(facts, predictor)),
            names=names,
            fusion=fusion,
            threshold=policy.threshold,
        )
        for facts, each in zip(demands, ruled, strict=True)
    ]


def department_names() -> dict[str, str]:
    """Return code → short name of the active departments."""
    return {
        code: each.short_name or each.name for code, each in city_for_shield().departments.items()
    }


def learnt_of(facts: Facts, predictor: Predictor | None) -> dict[str, Learnt]:
    """Return what the model says of a demand; nothing without a model or a text."""
    if predictor is None or not facts.text.strip():
        return {}
    return {
        code: Learnt(probability=probability, words=tuple(words))
        for code, probability, words in predictor.predict(title_of(facts), facts.text)
    }


def title_of(facts: Facts) -> str:
    """Return what stands before the text for the model of departments: topic and district."""
    return " ".join(each for each in (facts.topic_name, district_of(facts)[1]) if each)


def _trained() -> tuple[Fusion | None, Predictor | None]:
    version = version_in_force()
    if version is None:
        return None, None
    predictor = load_predictor(version.number, version.digest, DEPARTMENTS)
    if predictor is None:
        return None, None
    return Fusion(**version.card["fusion"]), predictor
