"""Send those a survey waits for the link under which they answer (发送问卷链接)."""

from datetime import datetime

from django.db.models import QuerySet
from procrastinate.contrib.django import app

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.followups.inviting import address_of, link_of, site_url
from hotline.followups.models import Survey, SurveyPerson
from hotline.followups.rules.surveys.inviting import Invited
from hotline.followups.rules.surveys.people import PersonState
from hotline.followups.speakers import PLANNER
from hotline.followups.survey_errors import SurveyState
from hotline.followups.survey_events import SurveyInvitesBegun, SurveyInvitesSent
from hotline.followups.survey_queries import get_survey
from hotline.messaging.actions.notify import notify
from hotline.messaging.errors import ChannelNotSetUp
from hotline.messaging.notice_errors import NoTemplate, NoticeInvalid
from hotline.messaging.rules.notices import NoticeState

INVITE_TASK = "followups.invite"
INVITE_QUEUE = "messages"
TEMPLATE = "survey_link"
AT_ONCE = 200
_BY = {"wechat": Invited.WECHAT, "email": Invited.EMAIL, "sms": Invited.SMS}


def begin_invites(*, survey_id: int, by: Actor, now: datetime) -> Survey:
    """Have links sent to everybody who waits and has none yet; a job sends them.

    Raises:
        NoSuchSurvey: there is none.
        SurveyState: it does not run, everybody has a link, or nobody knows the page's address.

    """
    if not site_url():
        msg = "还没有设置市民网页的地址（HOTLINE_SITE_URL），不能发送问卷链接。"
        raise SurveyState(msg)
    with writing():
        survey = get_survey(survey_id, locked=True)
        waiting = _uninvited(survey).count()
        is_running = survey.state == Survey.State.RUNNING and survey.expires_at > now
        if not is_running or not waiting:
            msg = "调查未在进行，或待访的人都已收到链接。"
            raise SurveyState(msg)
        survey.invites_at = now
        survey.save(update_fields=["invites_at"])
        app.configure_task(INVITE_TASK, queue=INVITE_QUEUE).defer(survey_id=survey.pk)
        happening = SurveyInvitesBegun(people=waiting)
        record(happening, subject_id=survey.pk, by=by, now=now, correlation_id=None)
    return survey


def invite_some(*, survey_id: int, now: datetime) -> int:
    """Write the next links, each person's once; return how many people are left."""
    with writing():
        survey = get_survey(survey_id, locked=True)
        if survey.state != Survey.State.RUNNING or survey.expires_at <= now:
            return 0
        people = _uninvited(survey).select_related("survey__questions", "order")
        some = list(people.order_by("position")[:AT_ONCE])
        counts: dict[str, int] = {}
        for each in some:
            each.invited_by, each.invited_at = _invite(each, now), now
            each.save(update_fields=["invited_by", "invited_at"])
            counts[each.invited_by] = counts.get(each.invited_by, 0) + 1
        if counts:
            happening = SurveyInvitesSent(counts=counts)
            record(happening, subject_id=survey.pk, by=PLANNER, now=now, correlation_id=None)
        return _uninvited(survey).count()


def _uninvited(survey: Survey) -> QuerySet[SurveyPerson]:
    return survey.people.filter(state=PersonState.WAITING, invited_at__isnull=True)


def _invite(person: SurveyPerson, now: datetime) -> Invited:
    address = address_of(person)
    if address is None:
        return Invited.NO_ADDRESS
    try:
        notice = notify(
            template=TEMPLATE,
            values={
                "title": person.survey.questions.title,
                "link": link_of(person),
                "days": max(1, (person.survey.expires_at - now).days),
            },
            phone=address.phone,
            conversation=address.conversation,
            reference=f"survey:{person.pk}",
            by=PLANNER,
            now=now,
            correlation_id=None,
        )
    except (NoticeInvalid, NoTemplate, ChannelNotSetUp):
        return Invited.NO_ADDRESS
    return Invited.OPTED_OUT if notice.state == NoticeState.OPTED_OUT else _BY[notice.channel]
