"""Who published which version of the configuration."""

from datetime import datetime

from hotline.core.models import Event
from hotline.telephony.events import ConfigurationPublished
from hotline.telephony.models import PublishedConfiguration

_MOST = 100


def list_versions() -> list[tuple[int, datetime, str]]:
    """Return version, when, and by whom, newest first."""
    rows = list(
        PublishedConfiguration.objects.order_by("-version").values_list("version", "published_at")[
            :_MOST
        ]
    )
    published = Event.objects.filter(
        kind=ConfigurationPublished.kind, subject_id__in=[str(version) for version, _ in rows]
    )
    who = dict(published.values_list("subject_id", "actor_label"))
    return [(version, at, who.get(str(version), "")) for version, at in rows]
