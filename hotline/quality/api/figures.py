"""The doors of figures: by person, by item, and what lists may be filtered by."""

from collections.abc import Sequence
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.queries import list_display_names
from hotline.accounts.visitor import Visitor
from hotline.organizations.team_queries import list_teams, list_teams_led_by, list_teams_of
from hotline.quality.api import schemas as data
from hotline.quality.api.present import NOBODY, skill_labels
from hotline.quality.figures import PersonFigures, agreement_by_item, figures_by_person
from hotline.quality.permissions import INSPECT, SEE_ALL_QUALITY, SEE_FIGURES, SEE_QUALITY
from hotline.quality.queries import people_seen, skills_seen
from hotline.quality.rules.agreement import TRUSTED_FROM, Agreement

router = Router(tags=["quality"])


@router.get("/quality/figures", auth=Requires(SEE_FIGURES))
def get_quality_figures(
    request: HttpRequest, query: Annotated[data.QualityQuery, Query(...)]
) -> data.QualityFiguresOut:
    """Show averages by person, and how often people said the same as the machine."""
    visitor, search = visitor_of(request), query.asked()
    return data.QualityFiguresOut(
        people=_people(figures_by_person(search, visitor=visitor)),
        items=[_agreement(each) for each in agreement_by_item(search, visitor=visitor)],
        trusted_from=TRUSTED_FROM,
    )


@router.get("/quality/choices", auth=Requires(SEE_QUALITY))
def get_quality_choices(request: HttpRequest) -> data.QualityChoices:
    """Show what a list may be filtered by."""
    visitor = visitor_of(request)
    names, skills = list_display_names(people_seen(visitor)), skill_labels()
    return data.QualityChoices(
        people=[
            data.NamedChoice(value=str(key), label=name)
            for key, name in sorted(names.items(), key=lambda pair: pair[1])
        ],
        teams=_teams(visitor),
        skills=[
            data.NamedChoice(value=each, label=skills.get(each, each))
            for each in skills_seen(visitor)
        ],
        sees_everybody=visitor.has(SEE_ALL_QUALITY),
        may_inspect=visitor.has(INSPECT),
    )


def _teams(visitor: Visitor) -> list[data.NamedChoice]:
    if not visitor.has(INSPECT):
        return []
    seen = list_teams() if visitor.has(SEE_ALL_QUALITY) else list_teams_led_by(visitor.user_id)
    return [data.NamedChoice(value=each.code, label=each.name) for each in seen]


def _people(found: Sequence[PersonFigures]) -> list[data.PersonFiguresOut]:
    people = [each.person for each in found]
    names, teams = list_display_names(people), list_teams_of(people)
    return [
        data.PersonFiguresOut(
            operator_id=each.person,
            operator=names.get(each.person, NOBODY),
            teams="、".join(team.name for team in teams.get(each.person, [])),
            pre_scored=each.pre_scored,
            machine_average=_rounded(each.machine_average),
            inspected=each.inspected,
            person_average=_rounded(each.person_average),
            red_lines=each.red_lines,
            disputes=each.disputes,
            upheld=each.upheld,
        )
        for each in found
    ]


def _agreement(each: Agreement) -> data.AgreementOut:
    return data.AgreementOut(
        code=each.code,
        label=each.label,
        both=each.both,
        agreed=each.agreed,
        rate=each.rate,
        at_least=each.at_least,
        too_strict=each.too_strict,
        too_lenient=each.too_lenient,
        is_trusted=each.is_trusted,
    )


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 1)
