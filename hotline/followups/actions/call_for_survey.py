"""Let a campaign call those a survey still waits for (转外呼任务)."""

import csv
import io
from datetime import datetime, time

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.followups.models import Survey, SurveyPerson
from hotline.followups.rules.surveys.people import PersonState
from hotline.followups.survey_errors import SurveyState
from hotline.followups.survey_events import SurveyCampaignMade
from hotline.followups.survey_queries import get_survey
from hotline.telephony.actions.import_call_list import import_call_list
from hotline.telephony.actions.shape_campaign import Shape, make_campaign
from hotline.telephony.models import Campaign


def call_for_survey(*, survey_id: int, queue: str, by: Actor, now: datetime) -> Survey:
    """Make a campaign, not yet started, of everybody who waits; once to a survey.

    The reference of each call is whom the survey asks: the page shows the questions by it.

    Raises:
        NoSuchSurvey: there is none.
        SurveyState: it does not run, has its campaign, or nobody waits.
        Invalid: no such queue.

    """
    with writing():
        survey = get_survey(survey_id, locked=True)
        waiting = list(survey.people.filter(state=PersonState.WAITING).order_by("position"))
        if survey.state != Survey.State.RUNNING or survey.campaign_id or not waiting:
            msg = "调查未在进行、已经转过外呼任务，或没有待访的人。"
            raise SurveyState(msg)
        shape = Shape(
            name=f"调查：{survey.title}"[:60],
            purpose=Campaign.Purpose.SURVEY,
            queue=queue,
            language="zh",
            mode=Campaign.Mode.PREVIEW,
            daily_from=time(9),
            daily_to=time(20),
            expires_at=survey.expires_at,
            attempts=3,
            pause_minutes=240,
            per_operator_daily=60,
            priority=0,
        )
        campaign = make_campaign(shape=shape, by=by, now=now)
        import_call_list(campaign_id=campaign.pk, content=_list(waiting), by=by, now=now)
        survey.campaign_id = campaign.pk
        survey.save(update_fields=["campaign_id"])
        happening = SurveyCampaignMade(campaign_id=campaign.pk, people=len(waiting))
        record(happening, subject_id=survey.pk, by=by, now=now, correlation_id=None)
    return survey


def _list(people: list[SurveyPerson]) -> bytes:
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(["号码", "编号", "说明"])
    writer.writerows([each.number, str(each.pk), f"第 {each.position} 位"] for each in people)
    return lines.getvalue().encode()
