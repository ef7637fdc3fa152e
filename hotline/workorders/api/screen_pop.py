"""The door of the screen pop (来电弹屏): what is known of a caller while the phone rings."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.queries import list_display_names
from hotline.citizens.models import Citizen
from hotline.citizens.person import person_of
from hotline.citizens.queries import find_by_number
from hotline.citizens.rules.care import CARE_ADVICE, CARE_LABELS, Care
from hotline.contacts.models import Contact
from hotline.contacts.queries import list_earlier_contacts
from hotline.core.clock import now
from hotline.reference.models import Area
from hotline.telephony.models import Call
from hotline.telephony.queries import get_call
from hotline.workorders.api.present import order_row
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import OrderRow
from hotline.workorders.desk_queries import desk_of_call
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import SCREEN_POP
from hotline.workorders.queries import list_orders_of_citizen
from hotline.workorders.rules.district_guess import guess_district
from hotline.workorders.rules.phone_places import phone_place


class GuessView(Schema):
    """A district and why."""

    code: str
    name: str
    reason: str


class CareView(Schema):
    """A reason for special care, and what to do about it."""

    label: str
    advice: str


class CitizenView(Schema):
    """The citizen behind the number; of merged files, the one that is kept."""

    id: int
    name: str
    sex: str
    is_confidential: bool
    care: list[CareView]
    """What to mind when talking with them."""


class EarlierContactView(Schema):
    """An earlier approach of the same citizen."""

    id: int
    happened_at: datetime
    channel_label: str
    operator_name: str


class ScreenPopView(Schema):
    """Everything the desk shows beside the form, and the special desk the call came to."""

    call_id: UUID
    contact_id: int | None
    phone: str
    phone_place: str
    district_guess: GuessView | None
    citizen: CitizenView | None
    earlier_contacts: list[EarlierContactView]
    earlier_orders: list[OrderRow]
    desk_code: str


@router.get("/screen-pop/{call_id}", auth=Requires(SCREEN_POP))
def get_screen_pop(request: HttpRequest, call_id: UUID) -> ScreenPopView:
    """Show number, citizen, earlier contacts and orders; 404 until the call is absorbed."""
    call = get_call(call_id)
    citizen = _citizen_of(call)
    earlier = list_orders_of_citizen(citizen.pk, visitor_of(request)) if citizen else []
    desk = desk_of_call(call)
    moment = now()
    return ScreenPopView(
        call_id=call.pk,
        contact_id=call.contact_id,
        phone=call.caller,
        phone_place=phone_place(call.caller),
        district_guess=_guess(earlier),
        citizen=_citizen_view(citizen),
        earlier_contacts=_contacts(citizen, call.contact_id),
        earlier_orders=[order_row(each, moment) for each in earlier],
        desk_code=desk.code if desk else "",
    )


def _citizen_of(call: Call) -> Citizen | None:
    if call.contact is not None:
        return call.contact.citizen
    return find_by_number(call.caller)


def _guess(earlier: list[WorkOrder]) -> GuessView | None:
    areas = [_district_of(each.area) for each in earlier]
    districts = [(area.code, area.name) for area in areas if area is not None]
    found = guess_district(districts)
    return GuessView(code=found.code, name=found.name, reason=found.reason) if found else None


def _district_of(area: Area) -> Area | None:
    if area.level == Area.Level.STREET:
        return area.parent
    return area if area.level == Area.Level.DISTRICT else None


def _citizen_view(citizen: Citizen | None) -> CitizenView | None:
    if citizen is None:
        return None
    whole = person_of(citizen)
    return CitizenView(
        id=whole.citizen_id,
        name=whole.name,
        sex=whole.sex,
        is_confidential=whole.is_confidential,
        care=[
            CareView(label=CARE_LABELS[Care(each)], advice=CARE_ADVICE[Care(each)])
            for each in whole.care
        ],
    )


def _contacts(citizen: Citizen | None, current: int | None) -> list[EarlierContactView]:
    if citizen is None:
        return []
    found: list[Contact] = list_earlier_contacts(citizen.pk, except_contact_id=current)
    names = list_display_names(each.operator_id for each in found if each.operator_id)
    return [
        EarlierContactView(
            id=each.pk,
            happened_at=each.opened_at,
            channel_label=each.get_channel_display(),
            operator_name=names.get(each.operator_id or 0, ""),
        )
        for each in found
    ]
