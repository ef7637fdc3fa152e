"""Show surveys and what they found."""

from collections import Counter
from datetime import datetime

from hotline.followups.api.survey_schemas import (
    QuestionSetView,
    SurveyInviteRow,
    SurveyPersonView,
    SurveyQuotaRow,
    SurveyResultsView,
    SurveyRow,
    SurveyShareView,
    SurveySheetView,
    SurveyStateCount,
    SurveyTallyView,
)
from hotline.followups.inviting import invitations_of
from hotline.followups.models import QuestionSet, Survey, SurveyPerson
from hotline.followups.rules.calling_hours import why_barred
from hotline.followups.rules.surveys.inviting import (
    INVITED_LABELS,
    SENT_BY,
    count_invitations,
)
from hotline.followups.rules.surveys.people import PERSON_LABELS, PersonState
from hotline.followups.rules.surveys.sampling import STRATUM_LABELS, Stratum
from hotline.followups.rules.surveys.statistics import tally
from hotline.followups.survey_queries import content_of, sheets_of, states_by_stratum

_NOT_COUNTED = (PersonState.NOT_ELIGIBLE, PersonState.OVER_QUOTA)


def question_set_view(each: QuestionSet) -> QuestionSetView:
    """Show one version."""
    return QuestionSetView(
        id=each.pk,
        code=each.code,
        version=each.version,
        title=each.title,
        content=each.content,
        published_at=each.published_at,
        published_by=each.published_by_label,
    )


def survey_row(each: Survey) -> SurveyRow:
    """Show one survey and how its people stand."""
    strata = states_by_stratum(each.pk).values()
    return SurveyRow(
        id=each.pk,
        title=each.title,
        state=each.state,
        state_label=each.get_state_display(),
        questions_title=each.questions.title,
        questions_version=each.questions.version,
        first_date=each.first_date,
        last_date=each.last_date,
        stratum_label=STRATUM_LABELS[Stratum(each.stratum)],
        sample_size=each.sample_size,
        population=each.population,
        seed=each.seed,
        campaign_id=each.campaign_id,
        invites_at=each.invites_at,
        expires_at=each.expires_at,
        made_by=each.made_by_label,
        people=dict(sum(strata, Counter())),
    )


def results_view(survey: Survey) -> SurveyResultsView:
    """Show what was found: every state, every stratum, every question."""
    strata = states_by_stratum(survey.pk)
    whole: Counter[str] = sum(strata.values(), Counter())
    asked = whole.total() - sum(whole[each] for each in _NOT_COUNTED)
    answers = [sheet for _, sheet in sheets_of(survey.pk)]
    return SurveyResultsView(
        survey=survey_row(survey),
        states=[
            SurveyStateCount(state=state, label=label, count=whole[state])
            for state, label in PERSON_LABELS.items()
        ],
        response_rate=whole[PersonState.ANSWERED] / asked if asked else None,
        quotas=[
            SurveyQuotaRow(
                stratum=name or "全部",
                drawn=states.total(),
                answered=states[PersonState.ANSWERED],
                quota=survey.quotas.get(name),
                not_answered=states.total() - states[PersonState.ANSWERED],
            )
            for name, states in strata.items()
        ],
        invites=_invites(survey),
        uninvited=survey.people.filter(state=PersonState.WAITING, invited_at__isnull=True).count(),
        questions=[
            SurveyTallyView(
                id=each.question.id,
                text=each.question.text,
                kind=each.question.kind,
                asked=each.asked,
                answered=each.answered,
                shares=[
                    SurveyShareView(
                        code=one.code,
                        label=one.label,
                        count=one.count,
                        share=one.share,
                        low=one.low,
                        high=one.high,
                    )
                    for one in each.shares
                ],
            )
            for each in tally(content_of(survey.questions), answers)
        ],
    )


def _invites(survey: Survey) -> list[SurveyInviteRow]:
    return [
        SurveyInviteRow(
            by=each.by,
            label=INVITED_LABELS[each.by],
            is_sent=each.by in SENT_BY,
            invited=each.invited,
            undelivered=each.undelivered,
            answered=each.answered,
            rate=each.rate,
        )
        for each in count_invitations(invitations_of(survey.pk))
    ]


def sheet_view(person: SurveyPerson, now: datetime) -> SurveySheetView:
    """Show the questions to the citizen; nothing about who they are."""
    survey = person.survey
    is_running = survey.state == Survey.State.RUNNING and survey.expires_at > now
    return SurveySheetView(
        title=survey.questions.title,
        content=survey.questions.content,
        state=person.state,
        state_label=PERSON_LABELS[PersonState(person.state)],
        is_open=is_running and person.state == PersonState.WAITING,
        expires_at=survey.expires_at,
    )


def person_view(person: SurveyPerson, now: datetime) -> SurveyPersonView:
    """Show whom to ask, by a masked number."""
    sheet = sheet_view(person, now)
    barred = why_barred(now)
    return SurveyPersonView(
        **sheet.model_dump(),
        id=person.pk,
        survey_id=person.survey_id,
        position=person.position,
        stratum=person.stratum,
        number_masked=person.number_masked,
        order_number=person.order.number,
        topic_name=person.order.topic.name,
        may_call=sheet.is_open and not barred,
        barred_reason=barred,
    )
