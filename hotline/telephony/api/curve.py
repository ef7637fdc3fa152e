"""The day's curve on the floor (当日曲线)."""

from django.http import HttpRequest
from ninja import Router

from hotline.accounts.guard import Requires
from hotline.core.clock import now
from hotline.core.text import clean_text
from hotline.telephony.api.curve_schemas import FloorCurveOut
from hotline.telephony.api.curve_views import curve_out
from hotline.telephony.floor_curve import floor_curve
from hotline.telephony.floor_permissions import WATCH_FLOOR

router = Router(tags=["telephony-floor"])


@router.get("/floor/curve", auth=Requires(WATCH_FLOOR))
def get_floor_curve(request: HttpRequest, queue: str = "") -> FloorCurveOut:  # noqa: ARG001 - ninja passes it
    """Return arrivals, answers and waiting by half hour: today, yesterday and expected."""
    moment = now()
    return curve_out(floor_curve(str(clean_text(queue))[:40], moment), moment)
