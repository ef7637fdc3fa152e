"""Take what a model adds to a draft only where the citizen said it, word for word."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from hotline.workorders.rules.draft import Heard
from hotline.workorders.rules.draft.filled import Filled, Span, span_of
from hotline.workorders.rules.draft.time_meant import reckon
from hotline.workorders.rules.draft.time_words import time_words
from hotline.workorders.rules.draft.turns import Turn

_ADDED = ("caller", "place", "time", "event")
_PROBABILITY = 0.6
"""Nobody measured it here; a person looks at every field."""
_SHORTEST = 2


def add_quotes(
    heard: Heard, turns: Sequence[Turn], quotes: Mapping[str, Any], *, by: str, now: datetime
) -> Heard:
    """Return the draft with its empty fields filled from quotes; what rules found stays."""
    changes: dict[str, Any] = {}
    for name in _ADDED:
        span = find_quote(turns, quotes.get(name))
        if span is not None and getattr(heard, name) is None:
            filled = _filled(span, by)
            changes[name] = _with_moment(filled, now) if name == "time" else filled
    if not heard.demands:
        spans = (find_quote(turns, each) for each in quotes.get("demands") or ())
        changes["demands"] = tuple(_filled(span, by) for span in spans if span is not None)
    return replace(heard, **changes)


def find_quote(turns: Sequence[Turn], quote: object) -> Span | None:
    """Return where the citizen says it exactly so; none when they never did."""
    if not isinstance(quote, str) or len(quote.strip()) < _SHORTEST:
        return None
    wanted = quote.strip()
    for index, turn in enumerate(turns):
        start = turn.text.find(wanted) if turn.is_citizen else -1
        if start >= 0:
            return span_of(turns, index, start, start + len(wanted))
    return None


def _filled(span: Span, by: str) -> Filled:
    return Filled(value=span.text, probability=_PROBABILITY, spans=(span,), by=by)


def _with_moment(filled: Filled, now: datetime) -> Filled:
    words = [each for together in time_words(filled.value) for each in together]
    meant = reckon(words, now) if words else None
    return replace(filled, at=meant.at, precision=meant.precision) if meant else filled
