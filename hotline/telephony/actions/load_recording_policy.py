"""Put the city's rules for keeping recordings (录音保存规定) in force."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.events import RecordingPolicyLoaded
from hotline.telephony.models import RecordingPolicy
from hotline.telephony.rules.recording_policy import RecordingPolicyFile


def load_recording_policy(*, policy: RecordingPolicyFile, by: Actor, now: datetime) -> int:
    """Append a version when anything differs; return how many were (0 or 1)."""
    content = policy.model_dump(mode="json")
    with writing():
        newest = RecordingPolicy.objects.first()
        if newest is not None and newest.content == content:
            return 0
        version = RecordingPolicy.objects.create(content=content)
        record(
            RecordingPolicyLoaded(classes={each.name: each.keep_years for each in policy.classes}),
            subject_id=version.pk,
            by=by,
            now=now,
            correlation_id=None,
        )
    return 1
