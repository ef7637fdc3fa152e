"""The demonstration from curtain to curtain."""

import asyncio

from runtime.console import GREEN, RED, Console
from runtime.demo import call_scene, order_scene
from runtime.demo.cast import Cast
from runtime.demo.stage import ShowError, play
from runtime.settings import Settings

STEPS = (*call_scene.STEPS, *order_scene.STEPS)


def show_demo(settings: Settings, console: Console) -> int:
    """Play the whole story on the running platform; the exit status for the shell."""
    console.say("机器人演示：市民来电 → 工单 → 办理 → 回访 → 结案")
    try:
        went_well = asyncio.run(_show(settings, console))
    except ShowError as error:
        console.fail(str(error))
        return 1
    if went_well:
        console.say(console.paint("全部完成 ✓", GREEN))
        return 0
    console.say(console.paint("演示未完成 ✗", RED))
    return 1


async def _show(settings: Settings, console: Console) -> bool:
    async with Cast(settings) as cast:
        return await play(console, STEPS, cast)
