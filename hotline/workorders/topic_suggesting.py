"""Which topics a text speaks of (事项建议): by the model, or by the city's words."""

from dataclasses import dataclass

from hotline.workorders.recommender_files import TOPICS, last_level
from hotline.workorders.recommender_queries import policy_in_force
from hotline.workorders.rules.routing import BASIS_LABELS, Basis
from hotline.workorders.rules.shield.topics import rank_topics
from hotline.workorders.shield_city import city_for_shield
from hotline.workorders.shield_model import predictor_in_force

MOST = 3
_LEAST = 0.05
_WORDS = "用语"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSuggestion:
    """A topic, how likely, and the words that speak for it."""

    code: str
    path: str
    probability: float | None
    words: tuple[str, ...]
    basis_label: str


def suggest_topics(text: str) -> list[TopicSuggestion]:
    """Return at most three topics, likeliest first; none while nothing is known."""
    if not text.strip() or not policy_in_force().is_on:
        return []
    found = _learnt(text)
    return found or _by_words(text)


def _learnt(text: str) -> list[TopicSuggestion]:
    predictor = predictor_in_force(TOPICS)
    if predictor is None:
        return []
    topics = city_for_shield().topics
    return [
        TopicSuggestion(
            code=code,
            path=f"{topics[code].group} / {topics[code].name}",
            probability=probability,
            words=words,
            basis_label=BASIS_LABELS[Basis.LEARNT],
        )
        for label, probability, words in predictor.predict("", text)
        if (code := last_level(label)) in topics and probability >= _LEAST
    ]


def _by_words(text: str) -> list[TopicSuggestion]:
    """Go by the words people use of topics; how likely that makes them was never measured."""
    city = city_for_shield()
    return [
        TopicSuggestion(
            code=each.code,
            path=f"{city.topics[each.code].group} / {city.topics[each.code].name}",
            probability=None,
            words=each.words,
            basis_label=_WORDS,
        )
        for each in rank_topics(text, city)[:MOST]
    ]
