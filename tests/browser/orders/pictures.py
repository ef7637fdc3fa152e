"""Take a picture of every main page, by day and night; ``python -m tools.snapshots`` runs this.

No test of the suite: pictures depend on the fonts of a machine, and are looked at by people.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.browser.orders.acts import BUS, LAMPS, dispatch, hand_in, register
from tests.browser.orders.looks import (
    PLACES,
    WALL,
    Place,
    dress,
    faults_of_looks,
    settle,
    visitor,
)
from tests.browser.orders.office import DESK, PHONE, Office

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.browser]
WHERE, WHICH = "SNAPSHOTS_DIR", "SNAPSHOTS_OF"
A_MORNING = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


async def _some_orders(office: Office) -> str:
    """Make orders in several states; return the number of one that says much."""
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    zhao = await office.someone("handler", "zhao")
    numbers = [await register(lin, matter) for matter in (LAMPS, BUS, LAMPS, LAMPS, BUS)]
    for number in numbers[2:4]:
        await dispatch(li, number, "zongzhi-zhifa")
    await hand_in(zhao, numbers[2])
    return numbers[2]


async def _take(office: Office, place: Place, number: str, folder: Path) -> list[str]:
    found = []
    sizes = [DESK, WALL, *([PHONE] if place.on_phone else [])]
    for theme in ("light", "dark"):
        for size in sizes:
            worker = await visitor(office, place, size)
            await dress(worker, theme=theme)
            if place.name == "gallery":
                await worker.page.clock.set_fixed_time(A_MORNING)
            await worker.go(place.path.format(number=number))
            await settle(worker.page)
            name = f"{place.name}-{theme}-{size['width']}x{size['height']}.png"
            whole = place.name == "gallery"
            await worker.page.screenshot(path=folder / name, full_page=whole, animations="disabled")
            found += [f"{name} {each}" for each in await faults_of_looks(worker.page)]
            await worker.page.context.close()
    return found


async def test_take_pictures(office: Office) -> None:
    folder = Path(os.environ[WHERE])
    number = await _some_orders(office)
    found = []
    wanted = os.environ.get(WHICH, "").split()
    for place in [each for each in PLACES if not wanted or each.name in wanted]:
        found += await _take(office, place, number, folder)
    assert not found, "\n".join(found)
