"""The doors of telephony."""

from ninja import Router

from hotline.telephony.api import (
    callers,
    calls,
    campaigns,
    captions,
    curve,
    figures,
    floor,
    floor_messages,
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
_FLOOR = (curve, floor_messages, captions)
for _part in (*_PARTS, *_FLOOR):
    router.add_router("", _part.router)
