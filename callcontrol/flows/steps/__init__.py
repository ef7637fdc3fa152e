"""The steps a flow may have: one file each, named after the step, found by that name.

A file offers ``run(visit, step) -> Way``; one that is deleted is a step that does nothing.
"""

import importlib
import pkgutil
from collections.abc import Awaitable, Callable
from typing import Any

import structlog

from callcontrol.flows.visit import ON, Visit, Way
from contracts.ivr import Step

log = structlog.get_logger(__name__)

Run = Callable[[Visit, Any], Awaitable[Way]]


def _load() -> dict[str, Run]:
    names = [found.name for found in pkgutil.iter_modules(__path__)]
    return {name: importlib.import_module(f"{__name__}.{name}").run for name in names}


async def run_step(visit: Visit, step: Step) -> Way:
    """Do what the step says; returns where the call goes from there."""
    run = STEPS.get(step.step)
    if run is None:
        log.error("step_unknown", step=step.step)
        return ON
    return await run(visit, step)


STEPS = _load()
