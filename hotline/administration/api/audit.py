"""The doors of the audit (操作审计): what everybody did, as far as the reader may see it."""

from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.models import User
from hotline.administration.api.audit_views import (
    AuditChoices,
    AuditPage,
    AuditSearchBody,
    ChoiceOfActor,
    ChoiceOfKind,
    ChoiceOfSubject,
    audit_row,
)
from hotline.administration.api.routing import router
from hotline.administration.audit_queries import list_audit
from hotline.administration.permissions import READ_AUDIT
from hotline.administration.rules.detail_labels import SUBJECT_LABELS
from hotline.core.eventlog import known_kinds


@router.post("/administration/audit/search", auth=Requires(READ_AUDIT))
def post_audit_search(request: HttpRequest, body: AuditSearchBody) -> AuditPage:
    """Return events of the span, newest first, 50 a page; a POST, for words are private."""
    entries, more = list_audit(body.to_filters(), visitor_of(request), body.cursor)
    return AuditPage(items=[audit_row(each) for each in entries], next_cursor=more)


@router.get("/administration/audit/choices", auth=Requires(READ_AUDIT))
def get_audit_choices(request: HttpRequest) -> AuditChoices:  # noqa: ARG001 - ninja passes it
    """Return the kinds of event, what they are about, and who may have acted."""
    kinds = [each for each in known_kinds().values() if each.label]
    subjects = sorted({each.subject_type for each in kinds})
    return AuditChoices(
        kinds=[
            ChoiceOfKind(
                kind=each.kind, label=each.label, subject_label=_subject(each.subject_type)
            )
            for each in sorted(kinds, key=lambda each: (_subject(each.subject_type), each.kind))
        ],
        subjects=[ChoiceOfSubject(subject_type=each, label=_subject(each)) for each in subjects],
        actors=[
            ChoiceOfActor(id=each.pk, display_name=each.display_name, username=each.username)
            for each in User.objects.order_by("display_name", "pk")
        ],
    )


def _subject(subject_type: str) -> str:
    return SUBJECT_LABELS.get(subject_type, subject_type)
