"""The doors of telephony."""

from ninja import Router

from hotline.telephony.api import (
    callers,
    calls,
    campaigns,
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
for _part in (flows, prompts, policies, settings, floor, callers, calls, campaigns, outbound):
    router.add_router("", _part.router)
