"""The doors of follow-ups and surveys."""

from ninja import Router

from hotline.followups.api import follow_ups, plan, rates, satisfaction, survey_desk, surveys

router = Router()
router.add_router("", follow_ups.router)
router.add_router("", surveys.router)

__all__ = ["plan", "rates", "router", "satisfaction", "survey_desk"]
