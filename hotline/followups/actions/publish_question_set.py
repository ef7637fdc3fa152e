"""Publish a set of questions (发布问卷) as a new version."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Max
from pydantic import ValidationError

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.followups.models import QuestionSet
from hotline.followups.rules.surveys.questions import QuestionSetContent
from hotline.followups.survey_errors import SurveyInvalid
from hotline.followups.survey_events import QuestionSetPublished


def publish_question_set(
    *, code: str, title: str, content: Mapping[str, object], by: Actor, now: datetime
) -> QuestionSet:
    """Keep a new version; surveys that run keep the one they began with.

    Raises:
        SurveyInvalid: a question cannot be asked, or is never reached; the sentence says which.

    """
    whole = _checked(content)
    with writing():
        last = QuestionSet.objects.filter(code=code).aggregate(last=Max("version"))["last"] or 0
        published = QuestionSet.objects.create(
            code=code,
            version=last + 1,
            title=title,
            content=whole.model_dump(mode="json"),
            published_at=now,
            published_by_label=by.actor_label[:80],
        )
        happening = QuestionSetPublished(version=published.version, title=title)
        record(happening, subject_id=code, by=by, now=now, correlation_id=None)
    return published


def _checked(content: Mapping[str, object]) -> QuestionSetContent:
    try:
        return QuestionSetContent.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        own = first.get("ctx", {}).get("error")
        place = " → ".join(
            str(each + 1 if isinstance(each, int) else each) for each in first["loc"]
        )
        msg = str(own) if own else f"问卷有误（{place}），请检查后再发布。"
        raise SurveyInvalid(msg, fields={"content": msg}) from error
