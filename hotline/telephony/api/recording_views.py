"""Show recordings and everything around them to the page."""

import base64
from datetime import datetime

from hotline.accounts.queries import list_display_names
from hotline.accounts.visitor import Visitor
from hotline.telephony.api import recording_schemas as out
from hotline.telephony.models import (
    Listening,
    Recording,
    RecordingGap,
    RecordingOutline,
    RecordingPause,
    Voicemail,
)
from hotline.telephony.permissions import DOWNLOAD_RECORDING, HOLD_RECORDING
from hotline.telephony.recording_queries import (
    is_own_fresh_call,
    moments_of,
    recording_policy,
    running_holds,
    sits_at_home,
)
from hotline.telephony.rules.recording_policy import OWN_CALL_LABEL, OWN_CALL_REASON


def recording_detail(
    recording: Recording, visitor: Visitor, now: datetime
) -> out.RecordingDetailOut:
    """Show one recording to somebody who may hear it."""
    policy = recording_policy()
    labels = {each.name: each.label for each in policy.classes}
    operator_id = recording.operator_id or recording.call.operator_id
    names = list_display_names([operator_id] if operator_id else [])
    pauses = RecordingPause.objects.filter(recording=recording)
    return out.RecordingDetailOut(
        id=recording.pk,
        call_id=str(recording.call_id),
        kind=recording.kind,
        kind_label=Recording.Kind(recording.kind).label,
        status=recording.status,
        status_label=Recording.Status(recording.status).label,
        operator_name=names.get(operator_id or 0, ""),
        started_at=recording.started_at,
        duration_seconds=recording.duration_seconds,
        waveform=_waveform(recording),
        moments=[
            out.MomentOut(at=each.at, kind=each.kind, label=each.label)
            for each in moments_of(recording)
        ],
        pauses=[
            out.PauseOut(
                from_seconds=each.from_seconds, to_seconds=each.to_seconds, reason=each.reason
            )
            for each in pauses
        ],
        needs_reason=not is_own_fresh_call(recording, visitor, now),
        reasons=[out.ReasonOut(name=n, label=text) for n, text in policy.reasons().items()],
        may_download=visitor.has(DOWNLOAD_RECORDING) and not sits_at_home(visitor, now),
        may_hold=visitor.has(HOLD_RECORDING),
        retention_label=labels.get(recording.retention_class, recording.retention_class),
        keep_until=recording.keep_until,
        holds=_holds(recording),
    )


def listening_row(each: Listening) -> out.ListeningRow:
    """Show one listening."""
    labels = recording_policy().reasons() | {OWN_CALL_REASON: OWN_CALL_LABEL}
    recording = each.recording
    return out.ListeningRow(
        id=each.pk,
        recording_id=recording.pk,
        call_id=str(recording.call_id),
        kind_label=Recording.Kind(recording.kind).label,
        call_started_at=recording.call.entered_at,
        listener=each.listener,
        reason_label=labels.get(each.reason, each.reason),
        words=each.words,
        is_download=each.is_download,
        started_at=each.started_at,
        last_at=each.last_at,
        sent=each.sent,
        heard=each.heard,
        duration_seconds=recording.duration_seconds,
    )


def gap_row(each: RecordingGap, names: dict[int, str]) -> out.GapRow:
    """Show one gap."""
    call = each.call
    return out.GapRow(
        id=each.pk,
        call_id=str(call.pk),
        answered_at=call.answered_at,
        seat=call.seat,
        operator_name=names.get(call.operator_id or 0, ""),
        reason=each.reason,
        reason_label=RecordingGap.Reason(each.reason).label,
        note=each.note,
        noticed_at=each.noticed_at,
        settled_at=each.settled_at,
        settled_by=each.settled_by,
        settlement=each.settlement,
    )


def voicemail_row(each: Voicemail) -> out.VoicemailRow:
    """Show one message; the number is shown to who may deal with it."""
    return out.VoicemailRow(
        id=each.pk,
        recording_id=each.recording_id,
        recording_status=each.recording.status,
        correlation_id=str(each.call.correlation_id),
        caller=each.call.caller,
        mailbox=each.mailbox,
        seconds=each.seconds,
        left_at=each.left_at,
        heard_by=each.heard_by,
        heard_at=each.heard_at,
        state=each.state,
        handled_by=each.handled_by,
        handled_at=each.handled_at,
        outcome=each.outcome,
    )


def _waveform(recording: Recording) -> out.WaveformOut:
    found = RecordingOutline.objects.filter(recording=recording).first()
    if found is None:
        return out.WaveformOut(per_second=0, citizen="", operator="")
    return out.WaveformOut(
        per_second=found.per_second,
        citizen=base64.b64encode(bytes(found.citizen)).decode(),
        operator=base64.b64encode(bytes(found.operator)).decode(),
    )


def _holds(recording: Recording) -> list[out.HoldOut]:
    return [
        out.HoldOut(
            kind="permanent" if each.kind == each.Kind.PERMANENT else "legal",
            kind_label=each.Kind(each.kind).label,
            reason=each.reason,
            placed_by=each.placed_by,
            placed_at=each.placed_at,
        )
        for each in running_holds(recording)
    ]
