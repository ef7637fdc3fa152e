"""What the citizen's side needs to know before and during a video visit (视频来访)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from contracts.credentials import seat_password
from contracts.opening import is_open
from contracts.telephony_config import TelephonyConfiguration
from contracts.visits import ENDPOINT
from hotline.telephony.models import CallEventRow
from hotline.telephony.queries import latest_configuration, list_running_sessions
from hotline.telephony.rules.visit_stage import Stage, stage_of

HOURS = "video"
"""Opening hours (时段) by this name limit video visits; without them they are always open."""


@dataclass(frozen=True, slots=True)
class VisitorPhone:
    """Where a citizen's browser reaches the voice engine, and as whom."""

    websocket_url: str
    uri: str
    username: str
    password: str


def find_video_number() -> str:
    """Return the number video visits call; empty while nothing is published."""
    configuration = _published()
    numbers = [each.number for each in configuration.numbers] if configuration else []
    if configuration and configuration.outbound_caller_id in numbers:
        return configuration.outbound_caller_id
    return numbers[0] if numbers else ""


def is_video_time(now: datetime) -> bool:
    """Tell whether video visits are received now, by the published hours."""
    configuration = _published()
    hours = configuration.hours if configuration else []
    return all(is_open(each, now=now) for each in hours if each.name == HOURS)


def is_anybody_at_a_browser(now: datetime) -> bool:
    """Tell whether an operator is checked in who could show and see a picture."""
    return any(each.device == "browser" for each in list_running_sessions(now))


def visitor_phone(host: str) -> VisitorPhone:
    """Describe the engine's door for citizens' browsers; ``host`` is how the page reached us.

    The password is every visitor's: it opens the door, the pass admits the call.
    """
    environment = settings.HOTLINE_ENVIRONMENT
    scheme = "wss" if environment.https else "ws"
    return VisitorPhone(
        websocket_url=f"{scheme}://{host}:{environment.engine_http_port}/ws",
        uri=f"sip:{ENDPOINT}@{host}",
        username=ENDPOINT,
        password=seat_password(environment.seat_secret, ENDPOINT),
    )


def visit_stage(visit_id: UUID) -> Stage:
    """Return how far the visit's call has come; a visit's id is its call's."""
    rows = CallEventRow.objects.filter(call_id=visit_id).order_by("id")
    return stage_of(rows.values_list("kind", "details"))


def _published() -> TelephonyConfiguration | None:
    row = latest_configuration()
    return TelephonyConfiguration.model_validate(row.content) if row else None
