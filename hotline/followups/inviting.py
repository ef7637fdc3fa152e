"""Where somebody is sent the link of their survey, and what came of it."""

from collections.abc import Iterator

from django.conf import settings

from hotline.citizens.rules.numbers import normalize_number, takes_messages
from hotline.contacts.rules.channels import Channel
from hotline.followups.asking import Address, is_open
from hotline.followups.models import SurveyPerson
from hotline.followups.rules.surveys.inviting import Invitation, Invited
from hotline.followups.rules.surveys.people import PersonState
from hotline.messaging.actions.note_report import DELIVERED
from hotline.messaging.models import CitizenNotice, Conversation
from hotline.messaging.rules.notices import NoticeState

_TEMPLATE = "survey_link"
_IN_WRITING = (Channel.WECHAT, Channel.EMAIL)


def site_url() -> str:
    """Return where citizens reach their pages; empty: nobody said."""
    return str(settings.HOTLINE_ENVIRONMENT.site_url)


def link_of(person: SurveyPerson) -> str:
    """Return the link that is this person's own, good for one answer."""
    return f"{site_url()}/citizen/survey/{person.key}"


def address_of(person: SurveyPerson) -> Address | None:
    """Return where the link goes: where the citizen wrote from, or else their mobile phone."""
    written = Conversation.objects.filter(
        contact=person.order.contact_id, channel__in=_IN_WRITING
    ).first()
    if written is not None and is_open(Channel(written.channel), _TEMPLATE):
        return Address(conversation=written)
    phone = normalize_number(person.number)
    return (
        Address(phone=phone) if takes_messages(phone) and is_open(Channel.SMS, _TEMPLATE) else None
    )


def invitations_of(survey_id: int) -> Iterator[Invitation]:
    """Yield every invitation of a survey with what came of it."""
    people = SurveyPerson.objects.filter(survey_id=survey_id, invited_at__isnull=False)
    rows = list(people.values_list("pk", "invited_by", "state", "way"))
    lost = _undelivered([f"survey:{pk}" for pk, *_ in rows])
    for pk, by, state, way in rows:
        is_answered = state == PersonState.ANSWERED and way == "web"
        yield Invitation(Invited(by), is_answered, f"survey:{pk}" in lost)


def _undelivered(references: list[str]) -> set[str]:
    """Return those of which the channel or the network says that they did not arrive."""
    notices = CitizenNotice.objects.filter(reference__in=references)
    failed = notices.filter(state=NoticeState.FAILED)
    reported = notices.exclude(report="").exclude(report=DELIVERED)
    return {
        *failed.values_list("reference", flat=True),
        *reported.values_list("reference", flat=True),
    }
