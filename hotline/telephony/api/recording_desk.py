"""Look after recordings: who listened, what is missing, which messages wait."""

from django.http import HttpRequest
from ninja import Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.queries import list_display_names
from hotline.core.clock import now
from hotline.telephony.actions.mark_voicemail_handled import mark_voicemail_handled
from hotline.telephony.actions.settle_gap import settle_gap
from hotline.telephony.api import recording_schemas as out
from hotline.telephony.api.recording_views import gap_row, listening_row, voicemail_row
from hotline.telephony.permissions import AUDIT_LISTENING, CHECK_RECORDINGS, HANDLE_VOICEMAIL
from hotline.telephony.recording_queries import (
    PAGE,
    list_checks,
    list_gaps,
    list_listenings,
    list_voicemails,
)

router = Router(tags=["recordings"])


@router.get("/listenings", auth=Requires(AUDIT_LISTENING))
def get_listenings(
    request: HttpRequest,  # noqa: ARG001 - ninja hands it over
    recording: int | None = None,
    listener: int | None = None,
    before: int | None = None,
) -> out.ListeningPage:
    """List who listened to what, which seconds, and why; newest first."""
    rows = list_listenings(recording_id=recording, listener_id=listener, before=before)
    items = [listening_row(each) for each in rows]
    return out.ListeningPage(items=items, next_before=rows[-1].pk if len(rows) == PAGE else None)


@router.get("/recording-checks", auth=Requires(CHECK_RECORDINGS))
def get_recording_checks(request: HttpRequest) -> list[out.CheckOut]:  # noqa: ARG001 - as above
    """List what every day's check found, newest first."""
    return [
        out.CheckOut(
            day=each.day,
            answered=each.answered,
            whole=each.whole,
            missing=each.missing,
            reread=each.reread,
            damaged=each.damaged,
            checked_at=each.checked_at,
        )
        for each in list_checks()
    ]


@router.get("/recording-gaps", auth=Requires(CHECK_RECORDINGS))
def get_recording_gaps(
    request: HttpRequest,  # noqa: ARG001 - ninja hands it over
    settled: bool = False,  # noqa: FBT001, FBT002 - a query parameter
    before: int | None = None,
) -> out.GapPage:
    """List the gaps, newest first."""
    rows = list_gaps(settled=settled, before=before)
    names = list_display_names(each.call.operator_id for each in rows if each.call.operator_id)
    items = [gap_row(each, names) for each in rows]
    return out.GapPage(items=items, next_before=rows[-1].pk if len(rows) == PAGE else None)


@router.post("/recording-gaps/{int:gap_id}/settle", auth=Requires(CHECK_RECORDINGS))
def post_settle(request: HttpRequest, gap_id: int, body: out.SettleBody) -> out.GapRow:
    """Say what was found out about a gap, and close it."""
    gap = settle_gap(gap_id=gap_id, settlement=body.settlement, by=visitor_of(request), now=now())
    return gap_row(gap, list_display_names([gap.call.operator_id or 0]))


@router.get("/voicemails", auth=Requires(HANDLE_VOICEMAIL))
def get_voicemails(
    request: HttpRequest,  # noqa: ARG001 - ninja hands it over
    handled: bool = False,  # noqa: FBT001, FBT002 - a query parameter
    before: int | None = None,
) -> out.VoicemailPage:
    """List the messages that wait, oldest first; or those dealt with, newest first."""
    rows = list_voicemails(state="handled" if handled else "new", before=before)
    items = [voicemail_row(each) for each in rows]
    more = handled and len(rows) == PAGE
    return out.VoicemailPage(items=items, next_before=rows[-1].pk if more else None)


@router.post("/voicemails/{int:voicemail_id}/handle", auth=Requires(HANDLE_VOICEMAIL))
def post_handled(
    request: HttpRequest, voicemail_id: int, body: out.HandledBody
) -> out.VoicemailRow:
    """Mark a message as dealt with."""
    done = mark_voicemail_handled(
        voicemail_id=voicemail_id, outcome=body.outcome, by=visitor_of(request), now=now()
    )
    return voicemail_row(done)
