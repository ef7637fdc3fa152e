"""A line to a gateway, carried in a thread as the process does."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from hotline.messaging.channels.sms.carrier import Line
from hotline.messaging.channels.sms.settings import CmppSettings


def cmpp(port: int, **changes: Any) -> CmppSettings:
    """Return the settings of the account that the gateway knows."""
    wanted = {
        "host": "127.0.0.1",
        "port": port,
        "source_addr": "901234",
        "secret": "shared",
        "src_id": "10690123",
        "active_test_seconds": 30,
        "answer_seconds": 5,
        "per_second": 1000,
        **changes,
    }
    return CmppSettings.model_validate(wanted)


@contextmanager
def carried(settings: CmppSettings) -> Iterator[None]:
    """Carry the account ``main`` until the block ends."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    work = asyncio.run_coroutine_threadsafe(Line("main", settings).carry(), loop)
    try:
        yield
    finally:
        work.cancel()
        asyncio.run_coroutine_threadsafe(_rest(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


async def _rest() -> None:
    """Wait for what was cancelled to have ended, and for the threads of the loop."""
    others = [each for each in asyncio.all_tasks() if each is not asyncio.current_task()]
    await asyncio.wait(others, timeout=5) if others else None
    await asyncio.get_running_loop().shutdown_default_executor()


def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so, which it soon will be."""
    end = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < end, "it never was"
        time.sleep(0.01)
