"""An event loop whose clock jumps: a minute of a call takes no time in a test."""

import asyncio
import selectors
from collections.abc import Coroutine, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

Result = TypeVar("Result")
MORNING = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)


class _JumpingSelector(selectors.DefaultSelector):
    """Instead of waiting, moves the clock to the next timer."""

    loop: "VirtualLoop"

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready:
            if timeout is None:
                msg = "everybody waits for something that will never happen"
                raise RuntimeError(msg)
            self.loop.now += max(0.0, timeout)
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """Time passes only while nothing else can happen."""

    def __init__(self) -> None:
        self.now = 0.0
        selector = _JumpingSelector()
        selector.loop = self
        super().__init__(selector)

    def time(self) -> float:
        """The virtual seconds since the test began."""
        return self.now + 1e-9


def run(story: Coroutine[Any, Any, Result]) -> Result:
    """Run a test's story on virtual time; an error nobody awaited fails the test."""
    errors: list[Mapping[str, Any]] = []
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.get_loop().set_exception_handler(lambda _loop, context: errors.append(context))
        result = runner.run(story)
    assert not errors, errors
    return result


def clock() -> datetime:
    """The wall clock of the virtual world."""
    return MORNING + timedelta(seconds=asyncio.get_running_loop().time())
