"""Take a picture of every main page, by day and night; ``python -m tools.snapshots`` runs this.

No test of the suite: pictures depend on the fonts of a machine, and are looked at by people.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.browser.orders.acts import BUS, LAMPS, dispatch, hand_in, register
from tests.browser.orders.lessons import take_lesson
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


async def _some_work(office: Office) -> dict[str, str]:
    """Make orders in several states; return what addresses are filled with."""
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    zhao = await office.someone("handler", "zhao")
    numbers = [await register(lin, matter) for matter in (LAMPS, BUS, LAMPS, LAMPS, BUS)]
    for number in numbers[2:4]:
        await dispatch(li, number, "zongzhi-zhifa")
    await hand_in(zhao, numbers[2])
    found = await lin.get("/knowledge/articles?words=居住证")
    assert found["items"], "the city's own articles are loaded"
    return {"number": numbers[2], "article": str(found["items"][0]["id"])}


async def _take(office: Office, place: Place, words: dict[str, str], folder: Path) -> list[str]:
    found = []
    for theme in ("light", "dark"):
        for size in (DESK, WALL, PHONE):
            worker = await visitor(office, place, size)
            await dress(worker, theme=theme)
            if place.name == "gallery":
                await worker.page.clock.set_fixed_time(A_MORNING)
            await worker.go(place.path.format(**words))
            await settle(worker.page)
            if place.lesson:
                await take_lesson(worker)
            name = f"{place.name}-{theme}-{size['width']}x{size['height']}.png"
            whole = place.name == "gallery"
            await worker.page.screenshot(path=folder / name, full_page=whole, animations="disabled")
            found += [f"{name} {each}" for each in await faults_of_looks(worker.page)]
            await worker.page.context.close()
    return found


async def test_take_pictures(office: Office) -> None:
    folder = Path(os.environ[WHERE])
    words = await _some_work(office)
    found = []
    wanted = os.environ.get(WHICH, "").split()
    for place in [each for each in PLACES if not wanted or each.name in wanted]:
        found += await _take(office, place, words, folder)
    assert not found, "\n".join(found)
