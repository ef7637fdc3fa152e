"""Answer the citizen's call."""

from callcontrol.calls.call import Call


async def run(call: Call) -> None:
    """Answer at once; the rule allows 15 seconds."""
    await call.engine.answer(call.notes.channel)
