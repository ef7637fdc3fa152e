"""Say what becomes of a gap (处理知识缺口): a request, an article that answers it, or nothing."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.knowledge.actions._turns import refuse_silence
from hotline.knowledge.actions.ask_entry import ask_entry
from hotline.knowledge.errors import GapNotNow
from hotline.knowledge.models import Gap
from hotline.knowledge.queries import get_article
from hotline.knowledge.register_events import GapSettled
from hotline.knowledge.register_queries import locked_gap
from hotline.knowledge.rules.feedback import GapState
from hotline.reference.rules.calendar import local_date


def ask_for_gap(
    *, gap_id: int, content: str, department_id: int | None, by: Visitor, now: datetime
) -> Gap:
    """Turn the gap into a request with its clock.

    Raises:
        NoGap: there is none.
        GapNotNow: it is settled.
        RequestInvalid, NoPolicyInForce, UnknownDepartment: see ``ask_entry``.

    """
    with writing():
        gap = _unsettled(gap_id)
        gap.request = ask_entry(
            title=gap.words, content=content, department_id=department_id, by=by, now=now
        )
        _settle(gap, GapState.REQUESTED, content, by=by, now=now)
    return gap


def fill_gap(*, gap_id: int, article_id: int, by: Visitor, now: datetime) -> Gap:
    """Name the article that answers it.

    Raises:
        NoGap, NoArticle: there is none, or the visitor may not know of it.
        GapNotNow: it is settled.

    """
    with writing():
        gap = _unsettled(gap_id)
        gap.article = get_article(article_id, by, local_date(now))
        _settle(gap, GapState.FILLED, f"见知识 {article_id}", by=by, now=now)
    return gap


def ignore_gap(*, gap_id: int, note: str, by: Visitor, now: datetime) -> Gap:
    """Do nothing about it, and say why.

    Raises:
        NoGap: there is none.
        GapNotNow: it is settled.
        ArticleInvalid: nobody says why.

    """
    refuse_silence(note, "note", "不予录入的原因")
    with writing():
        gap = _unsettled(gap_id)
        _settle(gap, GapState.IGNORED, note, by=by, now=now)
    return gap


def _unsettled(gap_id: int) -> Gap:
    gap = locked_gap(gap_id)
    if gap.state != GapState.OPEN:
        msg = "这个缺口已经处理过，请刷新。"
        raise GapNotNow(msg)
    return gap


def _settle(gap: Gap, state: GapState, note: str, *, by: Visitor, now: datetime) -> None:
    gap.state, gap.settled_note = state, note[:500]
    gap.settled_at, gap.settled_by_label = now, by.actor_label[:80]
    gap.save()
    happening = GapSettled(state=state, note=note[:500])
    record(happening, subject_id=gap.pk, by=by, now=now, correlation_id=None)
