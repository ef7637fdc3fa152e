"""The one router the doors of administration hang on."""

from ninja import Router

router = Router(tags=["administration"])
