"""Load templates and notices."""

from dataclasses import dataclass

from hotline.citizens.rules.numbers import normalize_number
from hotline.contacts.rules.channels import Channel
from hotline.core.crypto.cipher import blind_index
from hotline.messaging.models import CitizenNotice, NoticeTemplate, OptOut
from hotline.messaging.notice_errors import NoTemplate
from hotline.messaging.rules.notices import ASKED_FOR, TemplateState

PAGE = 50


def get_published(name: str, channel: Channel) -> NoticeTemplate:
    """Return the version in force for a channel, or else that for short messages.

    Raises:
        NoTemplate: nothing was published by this name.

    """
    of_name = NoticeTemplate.objects.filter(name=name, state=TemplateState.PUBLISHED)
    for each in (channel, Channel.SMS):
        found = of_name.filter(channel=each).order_by("-version").first()
        if found is not None:
            return found
    msg = f"没有已发布的通知模板“{name}”。"
    raise NoTemplate(msg)


def has_opted_out(channel: str, peer_index: str, purpose: str) -> bool:
    """Tell whether the citizen does not want this notice; what they asked for they get."""
    if purpose in ASKED_FOR:
        return False
    return OptOut.objects.filter(channel=channel, peer_index=peer_index).exists()


def list_templates() -> list[tuple[NoticeTemplate | None, NoticeTemplate | None]]:
    """Return of every template the version in force and the draft, by name."""
    found: dict[tuple[str, str], dict[str, NoticeTemplate]] = {}
    for each in NoticeTemplate.objects.order_by("name", "channel", "version"):
        found.setdefault((each.name, each.channel), {})[each.state] = each
    return [
        (states.get(TemplateState.PUBLISHED), states.get(TemplateState.DRAFT))
        for states in found.values()
    ]


def list_versions(name: str, channel: str) -> list[NoticeTemplate]:
    """Return every version of a template, newest first.

    Raises:
        NoTemplate: there is none.

    """
    found = list(NoticeTemplate.objects.filter(name=name, channel=channel).order_by("-version"))
    if not found:
        msg = "没有这个通知模板。"
        raise NoTemplate(msg)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFilter:
    """Which notices to list; what is empty asks nothing."""

    state: str = ""
    purpose: str = ""
    reference: str = ""
    phone: str = ""


def list_notices(wanted: NoticeFilter, *, before: int = 0) -> tuple[list[CitizenNotice], str]:
    """Return a page of notices, newest first, and where the next one begins."""
    rows = CitizenNotice.objects.select_related("template", "message").order_by("-pk")
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.purpose:
        rows = rows.filter(purpose=wanted.purpose)
    if wanted.reference:
        rows = rows.filter(reference=wanted.reference.strip())
    if wanted.phone:
        rows = rows.filter(peer_index=blind_index(normalize_number(wanted.phone)))
    if before:
        rows = rows.filter(pk__lt=before)
    page = list(rows[: PAGE + 1])
    return page[:PAGE], str(page[PAGE - 1].pk) if len(page) > PAGE else ""
