"""Load templates and notices."""

from hotline.contacts.rules.channels import Channel
from hotline.messaging.models import NoticeTemplate, OptOut
from hotline.messaging.notice_errors import NoTemplate
from hotline.messaging.rules.notices import ASKED_FOR, TemplateState


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
