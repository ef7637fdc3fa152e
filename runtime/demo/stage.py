"""Play steps one after the other and say of each how long it took and whether it went well."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from runtime.console import GREEN, GREY, RED, Console

Cast = TypeVar("Cast")


class ShowError(Exception):
    """A step did not go as the story says (Chinese text)."""


@dataclass(frozen=True)
class Step(Generic[Cast]):
    """One step: who does what, and the function that does it and may add a remark."""

    title: str
    act: Callable[[Cast], Awaitable[str]]
    seconds: float = 60


def check(condition: object, otherwise: str) -> None:
    """Insist on something.

    Raises:
        ShowError: it is not so.

    """
    if not condition:
        raise ShowError(otherwise)


async def until(
    condition: Callable[[], Awaitable[object]], otherwise: str, *, seconds: float = 20
) -> object:
    """Ask again and again until there is something; return it.

    Raises:
        ShowError: nothing came in time.

    """
    deadline = time.monotonic() + seconds
    while True:
        found = await condition()
        if found:
            return found
        check(time.monotonic() < deadline, otherwise)
        await asyncio.sleep(0.25)


async def play(console: Console, steps: Sequence[Step[Cast]], cast: Cast) -> bool:
    """Play all steps, stopping at the first that fails; return whether all went well."""
    for number, step in enumerate(steps, 1):
        began = time.monotonic()
        failure = ""
        try:
            remark = await asyncio.wait_for(step.act(cast), step.seconds)
        except TimeoutError:
            failure = f"{step.seconds:.0f} 秒内没有完成"
        except Exception as error:  # noqa: BLE001 - every failure is shown, none hidden
            first_lines = str(error).strip().splitlines()[:3]
            failure = " ".join(first_lines) or type(error).__name__
        took = time.monotonic() - began
        head = console.paint(f"{number:>2}/{len(steps)} {took:6.2f} 秒", GREY)
        if failure:
            console.say(f"{head} {console.paint('✗', RED)} {step.title}")
            console.say(f"        原因：{failure}")
            for left in steps[number:]:
                console.say(f"        {console.paint('– 未进行', GREY)} {left.title}")
            return False
        tail = console.paint(f"  {remark}", GREY) if remark else ""
        console.say(f"{head} {console.paint('✓', GREEN)} {step.title}{tail}")
    return True
