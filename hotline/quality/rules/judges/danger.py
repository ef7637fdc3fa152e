"""When the citizen speaks of danger: does the operator act on it (紧急情形处置)."""

from hotline.quality.rules.scorecards import ItemEntry
from hotline.quality.rules.talk import Talk, begin, finish, of_span, quote, words_in
from hotline.quality.rules.verdicts import (
    Evidence,
    Judgement,
    met,
    missed,
    not_applicable,
    unjudged,
)

_ACTS = (
    *("1[12]0", "119", "122", "一一[〇零九]", "妖妖[零久]", "幺幺[零九]", "幺二零", "报警"),
    *("急救", "救护", "消防", "派出所", "安全", "离开", "撤离", "远离", "不要靠近", "冷静"),
    *("马上(?:帮您|为您)?(?:联系|转|报|通知|派)", "立即", "紧急", "转接", "救援", "陪(?:着)?您"),
)


def danger(talk: Talk, item: ItemEntry) -> Judgement:
    """Judge whether every danger is answered by the operator within ``seconds``."""
    if not talk.turns:
        return unjudged("没有通话文字")
    if not talk.dangers:
        return not_applicable(0.7, "市民没有说到危险")
    if not talk.operators:
        return unjudged("没有热线员一方的通话文字")
    answered: list[Evidence] = []
    for each in talk.dangers:
        heard = of_span(talk, each.span, f"市民说到：{each.label}")
        answer = _answer(talk, each.span.second or 0.0, item)
        if answer is None:
            note = f"市民说到“{each.label}”，{item.seconds:.0f} 秒内没有听到处置的话"
            return missed(0.6, of_span(talk, each.span, note))
        answered += [heard, answer]
    return met(0.75, *answered)


def _answer(talk: Talk, second: float, item: ItemEntry) -> Evidence | None:
    after = [
        each
        for each in talk.operators
        if finish(each) >= second and begin(each) <= second + item.seconds
    ]
    found = next(words_in(after, (*_ACTS, *item.words)), None)
    if found is None:
        return None
    _, turn, match = found
    return quote(turn, *match.span(), "热线员的处置")
