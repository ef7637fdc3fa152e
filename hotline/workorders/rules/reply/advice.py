"""What a model says of a reply counts only where its quotes stand word for word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hotline.workorders.rules.reply.draft import TEXT_LABELS, ReplyDraft, ReplyOrder
from hotline.workorders.rules.shield.finding import Finding, Severity, Span

_SHORTEST, _MOST = 4, 3
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Quoted:
    """A model's quotes: what was asked and not answered, what is beside it, what says nothing."""

    unanswered: Sequence[str] = ()
    beside: Sequence[str] = ()
    empty: Sequence[str] = ()


def advice(
    said: Quoted, draft: ReplyDraft, order: ReplyOrder, found: Iterable[Finding]
) -> list[Finding]:
    """Return a warning for each quote that is one; never what a rule has found already."""
    known = [each.span.text for each in found if each.span] + [each.reason for each in found]
    fresh = [
        *_unanswered(said.unanswered, order),
        *_in_reply("model_reply_unfit", "答非所问", "与市民要求的事无关", said.beside, draft),
        *_in_reply("model_reply_empty", "空话", "没有实质内容", said.empty, draft),
    ]
    return [
        each
        for each in fresh
        if not any(_inner(each) in one or one in _inner(each) for one in known if one)
    ]


def _unanswered(quotes: Iterable[str], order: ReplyOrder) -> Iterator[Finding]:
    asked = f"{order.event}\n{order.demand}"
    for quote in _usable(quotes, asked):
        yield _warning("model_reply_asked", "逐项答复", f"市民要求的“{_short(quote)}”似乎没有答复")


def _in_reply(
    code: str, label: str, what: str, quotes: Iterable[str], draft: ReplyDraft
) -> Iterator[Finding]:
    for field, text in draft.texts.items():
        for quote in _usable(quotes, text):
            start = text.find(quote)
            span = Span(field=field, start=start, end=start + len(quote), text=quote)
            yield _warning(
                code, label, f"{TEXT_LABELS[field]}里的“{_short(quote)}”似乎{what}", span
            )


def _usable(quotes: Iterable[str], text: str) -> list[str]:
    cleaned = dict.fromkeys(each.strip() for each in quotes)
    return [each for each in cleaned if len(each) >= _SHORTEST and each in text][:_MOST]


def _warning(code: str, label: str, reason: str, span: Span | None = None) -> Finding:
    return Finding(
        code=code,
        label=label,
        severity=Severity.WARNS,
        reason=f"{reason}，请核对。",
        span=span,
        is_machine=True,
    )


def _inner(finding: Finding) -> str:
    if finding.span:
        return finding.span.text
    return finding.reason.partition("“")[2].partition("”")[0]


def _short(quote: str) -> str:
    return quote if len(quote) <= _SHOWN else f"{quote[: _SHOWN - 1]}…"
