"""One office for all journeys of orders; every journey makes its own orders in it."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.browser.chromium import open_chromium
from tests.browser.failures import has_failed
from tests.browser.orders.office import Office
from tests.browser.web import start_web
from tests.telephony.house import open_house


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def office() -> AsyncIterator[Office]:
    """Database, worker, web server and browser."""
    with open_house() as house:
        await asyncio.to_thread(start_web, house)
        async with open_chromium(house.var / "chromium") as chromium:
            yield Office(house, chromium)


@pytest_asyncio.fixture(loop_scope="session", autouse=True)
async def pages(office: Office, request: pytest.FixtureRequest) -> AsyncIterator[None]:
    """Close every page at the end; of a failed test keep pictures in ``var-test/pictures``."""
    yield
    folder = office.house.var.parent / "pictures"
    for number, context in enumerate(office.chromium.contexts, 1):
        if has_failed(request.node):
            for page in context.pages:
                await page.screenshot(path=folder / f"{request.node.name}-{number}.png")
        await context.close()
