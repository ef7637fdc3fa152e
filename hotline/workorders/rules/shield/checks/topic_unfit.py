"""The category fits the text (WO-06, ASM-32: 分类准确)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, set_field
from hotline.workorders.rules.shield.topics import TopicGuess, rank_topics

_CLEARLY = 7.0
"""What speaks for another topic must weigh so much: one rare word at the beginning, or a few."""
_TIMES = 3.0
_MOST = 2


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault when the words speak clearly for a topic of another group."""
    chosen = city.topics.get(draft.topic_code or "")
    if chosen is None:
        return
    ranked = rank_topics(draft.story, city)
    own = max((each.score for each in ranked if _group(each, city) == chosen.group), default=0.0)
    better = [
        each
        for each in ranked
        if _group(each, city) != chosen.group and each.score >= max(_CLEARLY, _TIMES * own)
    ]
    if not better:
        return
    words = "、".join(f"“{each}”" for each in better[0].words[:3])
    best = city.topics[better[0].code]
    yield Fault(
        reason=f"文字里的{words}更像“{best.group}／{best.name}”，所选分类是“{chosen.name}”。",
        mends=tuple(
            set_field("topic_code", each.code, f"改为“{city.topics[each.code].name}”")
            for each in better[:_MOST]
        ),
    )


def _group(guess: TopicGuess, city: City) -> str:
    return city.topics[guess.code].group
