"""The job that sends the links of a survey."""

from procrastinate.contrib.django import app

from hotline.core.clock import now
from hotline.followups.actions.invite_survey import INVITE_QUEUE, INVITE_TASK, invite_some


@app.task(name=INVITE_TASK, queue=INVITE_QUEUE)
def invite(survey_id: int) -> None:
    """Send some, and have the rest sent by the next job: others' messages get between."""
    if invite_some(survey_id=survey_id, now=now()):
        app.configure_task(INVITE_TASK, queue=INVITE_QUEUE).defer(survey_id=survey_id)
