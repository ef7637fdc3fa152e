"""End a survey (结束调查)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.followups.models import Survey
from hotline.followups.survey_errors import SurveyState
from hotline.followups.survey_events import SurveyFinished
from hotline.followups.survey_queries import get_survey


def finish_survey(*, survey_id: int, by: Actor, now: datetime) -> Survey:
    """Ask nobody any more; who still waits stays in the figures as not answered.

    Raises:
        NoSuchSurvey: there is none.
        SurveyState: it does not run.

    """
    with writing():
        survey = get_survey(survey_id, locked=True)
        if survey.state != Survey.State.RUNNING:
            msg = "只有进行中的调查可以结束。"
            raise SurveyState(msg)
        survey.state, survey.finished_at = Survey.State.FINISHED, now
        survey.save()
        record(SurveyFinished(), subject_id=survey.pk, by=by, now=now, correlation_id=None)
    return survey
