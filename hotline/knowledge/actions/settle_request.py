"""Meet a request by a published article (完成录入), or cancel it (取消)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import Happening, record
from hotline.core.guarded import writing
from hotline.knowledge.actions.record_finding import record_late
from hotline.knowledge.errors import RequestInvalid, RequestNotNow
from hotline.knowledge.models import EntryRequest
from hotline.knowledge.queries import get_article
from hotline.knowledge.register_events import EntryCancelled, EntryMet
from hotline.knowledge.register_queries import locked_request
from hotline.knowledge.rules.requests import RequestState
from hotline.reference.rules.calendar import local_date


def meet_request(*, request_id: int, article_id: int, by: Visitor, now: datetime) -> EntryRequest:
    """Stop the clock by an article that was published since; late is written down at once.

    Raises:
        NoRequest, NoArticle: there is none, or the visitor may not know of it.
        RequestNotNow: it is settled.
        RequestInvalid: the article is not in force, or says what it said before the request.

    """
    with writing():
        request = _open(request_id, by)
        article = get_article(article_id, by, local_date(now))
        version = article.published
        if version is None or article.withdrawn_at is not None or version.published_at is None:
            msg = "所选知识还没有发布；审核发布后才算录入完成。"
            raise RequestInvalid.in_fields({"article_id": msg})
        if version.published_at < request.requested_at:
            msg = "所选知识在要求下达之前发布，之后没有更新。"
            raise RequestInvalid.in_fields({"article_id": msg})
        if version.published_at > request.due_at:
            record_late(request, now=now)
        request.article = article
        note = f"第 {version.number} 版"
        _settle(
            request,
            RequestState.MET,
            note,
            EntryMet(title=request.title, article_id=article.pk),
            by=by,
            now=now,
        )
    return request


def cancel_request(*, request_id: int, note: str, by: Visitor, now: datetime) -> EntryRequest:
    """Want it no longer, and say why.

    Raises:
        NoRequest: there is none.
        RequestNotNow: it is settled.
        RequestInvalid: nobody says why.

    """
    if not note.strip():
        raise RequestInvalid.in_fields({"note": "请填写取消原因。"})
    with writing():
        request = _open(request_id, by)
        happening = EntryCancelled(title=request.title, note=note)
        _settle(request, RequestState.CANCELLED, note, happening, by=by, now=now)
    return request


def _open(request_id: int, by: Visitor) -> EntryRequest:
    request = locked_request(request_id, by)
    if request.state != RequestState.OPEN:
        msg = "这项录入要求已完成或取消，请刷新。"
        raise RequestNotNow(msg)
    return request


def _settle(
    request: EntryRequest,
    state: RequestState,
    note: str,
    happening: Happening,
    *,
    by: Visitor,
    now: datetime,
) -> None:
    request.state, request.settled_note = state, note
    request.settled_at, request.settled_by_label = now, by.actor_label[:80]
    request.save()
    record(happening, subject_id=request.pk, by=by, now=now, correlation_id=None)
