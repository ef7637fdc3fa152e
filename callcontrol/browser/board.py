"""The queue's length on every operator's page, every two seconds when it changed."""

import asyncio
from collections.abc import Callable

from callcontrol.operators.desk import Page
from callcontrol.operators.floor import Floor
from contracts.operator_messages import QueueView

_SECONDS = 2


async def show_queue(floor: Floor, view: Callable[[], QueueView]) -> None:
    """Run for ever; a page that has just opened is told at the next round."""
    shown: dict[Page, QueueView] = {}
    while True:
        fresh = view()
        pages = {desk.page for desk in floor if desk.page is not None}
        for page in pages:
            if shown.get(page) != fresh:
                page.send(fresh)
        shown = dict.fromkeys(pages, fresh)
        await asyncio.sleep(_SECONDS)
