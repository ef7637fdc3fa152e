"""Who published which version of the configuration, and what it changed."""

from datetime import datetime

from hotline.core.models import Event
from hotline.telephony.events import ConfigurationPublished
from hotline.telephony.models import PublishedConfiguration
from hotline.telephony.policy_errors import NoSuchEntry
from hotline.telephony.rules.version_changes import Change, changes_between

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


def version_changes(version: int) -> list[Change]:
    """Return what the version changed against the one before it; the first changed all.

    Raises:
        NoSuchEntry: there is no such version.

    """
    row = PublishedConfiguration.objects.filter(version=version).first()
    if row is None:
        msg = f"没有第 {version} 版话务配置。"
        raise NoSuchEntry(msg)
    before = PublishedConfiguration.objects.filter(version__lt=version).first()
    return changes_between(before.content if before else {}, row.content)
