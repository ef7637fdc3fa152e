"""When a test in the browser fails, keep what every person saw."""

from collections.abc import AsyncIterator, Generator

import pytest
import pytest_asyncio

from runtime.testing import state_directory
from tests.browser.failures import FAILED, has_failed
from tests.telephony.on_engine import EngineStage

Reporting = Generator[None, pytest.TestReport, pytest.TestReport]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Reporting:
    """Remember that a test failed."""
    report = yield
    item.stash[FAILED] = has_failed(item) or report.failed
    return report


@pytest_asyncio.fixture(loop_scope="session", autouse=True)
async def pages(engine_stage: EngineStage, request: pytest.FixtureRequest) -> AsyncIterator[None]:
    """Close every page at the end; of a failed test keep pictures in ``var-test/pictures``."""
    yield
    contexts = engine_stage.chromium.contexts if engine_stage.chromium else []
    if has_failed(request.node):
        folder = state_directory() / "pictures"
        for number, page in enumerate([page for each in contexts for page in each.pages], 1):
            await page.screenshot(path=folder / f"{request.node.name}-{number}.png")
    for each in contexts:
        await each.close()
