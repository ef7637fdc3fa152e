"""The doors of telephony."""

from ninja import Router

from hotline.telephony.api import recording_desk, recordings, seats

router = Router()
router.add_router("", seats.router)
router.add_router("", recordings.router)
router.add_router("", recording_desk.router)
