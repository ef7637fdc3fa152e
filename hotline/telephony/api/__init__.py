"""The doors of telephony."""

from ninja import Router

from hotline.telephony.api import (
    callers,
    calls,
    campaigns,
    figures,
    floor,
    flows,
    outbound,
    policies,
    prompts,
    recording_desk,
    recordings,
    seats,
    settings,
)

router = Router()
router.add_router("", seats.router)
router.add_router("", recordings.router)
router.add_router("", recording_desk.router)
_PARTS = (flows, prompts, policies, settings, floor, callers, calls, campaigns, outbound, figures)
for _part in _PARTS:
    router.add_router("", _part.router)
