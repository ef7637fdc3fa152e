"""Seats, devices, skills, marks on callers, and the floor's ticket."""

from dataclasses import asdict

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.queries import list_display_names
from hotline.core.clock import now
from hotline.telephony.actions.export_phones import export_phones
from hotline.telephony.actions.issue_ticket import (
    WALL_RIGHTS,
    issue_floor_ticket,
    issue_wall_ticket,
    rights_of,
)
from hotline.telephony.actions.plan_seats import SeatChange, add_seats, plan_seats
from hotline.telephony.actions.set_skills import set_many_skills
from hotline.telephony.api.policy_schemas import (
    AddSeatsBody,
    CountOut,
    NamedOut,
    OperatorSkillsOut,
    PhonesBody,
    PhoneSetUpOut,
    PlannedSeatOut,
    PlanSeatsBody,
    SetSkillsBody,
    SkillMatrixOut,
)
from hotline.telephony.floor_permissions import (
    CONFIGURE,
    SET_SKILLS,
    VIEW_CONFIGURATION,
    WATCH_FLOOR,
)
from hotline.telephony.models import Seat
from hotline.telephony.queries import list_running_sessions
from hotline.telephony.skill_queries import list_call_takers, refuse_odd_skills, skills_by_operator
from hotline.telephony.vocabulary import skill_labels

router = Router(tags=["telephony-floor"])


class FloorTicketOut(Schema):
    """How the floor page (现场监控) opens its connection."""

    ticket: str
    websocket_url: str
    rights: list[str]


@router.post("/floor/ticket", auth=Requires(WATCH_FLOOR))
def post_floor_ticket(request: HttpRequest) -> FloorTicketOut:
    """Return a ticket to watch the floor; no seat is needed."""
    visitor = visitor_of(request)
    return _ticket_out(request, issue_floor_ticket(by=visitor, now=now()), rights_of(visitor))


@router.post("/floor/wall-ticket", auth=Requires(WATCH_FLOOR))
def post_wall_ticket(request: HttpRequest) -> FloorTicketOut:
    """Return a ticket for a screen on the wall (大屏): the floor without people, and no acts."""
    ticket = issue_wall_ticket(by=visitor_of(request), now=now())
    return _ticket_out(request, ticket, WALL_RIGHTS)


def _ticket_out(request: HttpRequest, ticket: str, rights: frozenset[str]) -> FloorTicketOut:
    environment = settings.HOTLINE_ENVIRONMENT
    host = request.get_host().rsplit(":", 1)[0]
    scheme = "wss" if environment.https else "ws"
    return FloorTicketOut(
        ticket=ticket,
        websocket_url=f"{scheme}://{host}:{environment.callcontrol_port}/floor",
        rights=sorted(rights),
    )


@router.get("/telephony/seats", auth=Requires(VIEW_CONFIGURATION))
def get_planned_seats(request: HttpRequest) -> list[PlannedSeatOut]:  # noqa: ARG001 - ninja passes it
    """List every seat with kind, group and networks, and who sits there."""
    sessions = {each.seat_id: each for each in list_running_sessions(now())}
    names = list_display_names(each.operator_id for each in sessions.values())
    seats = Seat.objects.prefetch_related("devices")
    return [
        PlannedSeatOut(
            extension=seat.extension,
            label=seat.label,
            kind="home" if seat.kind == Seat.Kind.HOME else "hall",
            group=seat.group,
            acl=seat.acl,
            is_active=seat.is_active,
            operator_name=names.get(session.operator_id, "") if session else "",
            device=session.device if session else "",
            bound_devices=sum(each.state == "bound" for each in seat.devices.all()),
        )
        for seat in seats
        for session in (sessions.get(seat.pk),)
    ]


@router.post("/telephony/seats/plan", auth=Requires(CONFIGURE))
def post_plan_seats(request: HttpRequest, body: PlanSeatsBody) -> CountOut:
    """Change several seats together."""
    change = SeatChange(
        label=body.label,
        kind=body.kind,
        group=body.group,
        acl=body.acl,
        is_active=body.is_active,
    )
    extensions, by = body.extensions, visitor_of(request)
    seats = plan_seats(extensions=extensions, change=change, by=by, now=now())
    return CountOut(changed=len(seats))


@router.post("/telephony/seats/add", auth=Requires(CONFIGURE))
def post_add_seats(request: HttpRequest, body: AddSeatsBody) -> CountOut:
    """Create seats, all with the same kind, group and networks."""
    change = SeatChange(
        label=body.label, kind=body.kind, group=body.group, acl=body.acl, is_active=True
    )
    by = visitor_of(request)
    seats = add_seats(first=body.first, last=body.last, change=change, by=by, now=now())
    return CountOut(changed=len(seats))


@router.post("/telephony/seats/phones", auth=Requires(CONFIGURE), response=list[PhoneSetUpOut])
def post_phones(request: HttpRequest, body: PhonesBody) -> list[dict[str, object]]:
    """Return how desk phones are set up, passwords included; taking them is logged."""
    host = request.get_host().rsplit(":", 1)[0]
    phones = export_phones(extensions=body.extensions, by=visitor_of(request), now=now())
    return [{**asdict(each), "server": host} for each in phones]


@router.get("/telephony/skills", auth=Requires(SET_SKILLS))
def get_skills(request: HttpRequest) -> SkillMatrixOut:  # noqa: ARG001 - ninja passes it
    """Return everybody who takes calls and what each can answer."""
    people = list_call_takers()
    own, default = skills_by_operator([each.user_id for each in people])
    return SkillMatrixOut(
        skills=[NamedOut(name=name, label=label) for name, label in skill_labels().items()],
        operators=[
            OperatorSkillsOut(
                operator_id=each.user_id,
                display_name=each.display_name,
                roles=each.actor_label.removeprefix(each.display_name).strip("（）"),
                skills=own.get(each.user_id, default),
                is_default=each.user_id not in own,
            )
            for each in people
        ],
    )


@router.post("/telephony/skills/save", auth=Requires(SET_SKILLS))
def post_skills(request: HttpRequest, body: SetSkillsBody) -> CountOut:
    """Replace the skills of several operators; they count from the next sign-in at a seat."""
    wanted = {each.operator_id: each.skills for each in body.operators}
    refuse_odd_skills(wanted, skill_labels())
    return CountOut(changed=set_many_skills(wanted=wanted, by=visitor_of(request), now=now()))
