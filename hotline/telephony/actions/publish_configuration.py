"""Publish what call control works by (发布话务配置): numbers, flows, queues, seats."""

from datetime import datetime

from django.db import connection

from contracts.telephony_config import NOTIFY_CHANNEL, TelephonyConfiguration
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.events import ConfigurationPublished
from hotline.telephony.models import PublishedConfiguration
from hotline.telephony.queries import latest_configuration


def publish_configuration(
    *, wanted: TelephonyConfiguration, by: Actor, now: datetime
) -> tuple[PublishedConfiguration, bool]:
    """Append a version when anything differs from the newest; the version number is ours.

    Returns:
        The newest version, and whether it is new. Call control is notified on commit.

    """
    with writing():
        latest = latest_configuration()
        content = wanted.model_dump(mode="json", exclude={"version"})
        if latest is not None and _without_version(latest.content) == content:
            return latest, False
        version = latest.version + 1 if latest else 1
        published = PublishedConfiguration.objects.create(
            version=version, content={"version": version, **content}, published_at=now
        )
        happening = ConfigurationPublished(
            numbers=[each.number for each in wanted.numbers], seats=len(wanted.seats)
        )
        record(happening, subject_id=version, by=by, now=now, correlation_id=None)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [NOTIFY_CHANNEL, str(version)])
    return published, True


def _without_version(content: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in content.items() if key != "version"}
