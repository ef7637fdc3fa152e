"""The one router the doors of work orders hang on."""

from ninja import Router

router = Router(tags=["work-orders"])
