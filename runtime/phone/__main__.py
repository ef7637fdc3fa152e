"""``python -m runtime.phone call`` and ``… listen``: the citizen's telephone at the terminal."""

import argparse
import asyncio
import signal
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from urllib.parse import urlsplit

from runtime.console import Console
from runtime.phone.phone import Phone
from runtime.phone.sound import read_wav
from runtime.phone.visitor import Visitor
from runtime.settings import Settings, SettingsError

CALLERS_ADDRESS = "127.0.0.10"
"""One of the carrier's addresses; the engine knows the carrier by address."""


def build_parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(prog="hotline call", description="市民的电话")
    commands = parser.add_subparsers(dest="command", required=True)
    call = commands.add_parser("call", help="拨打热线，说一句话，保持在线，之后等待回访")
    call.add_argument("--to", default="12345", help="拨打的号码")
    commands.add_parser("listen", help="只等待回访来电")
    for command in commands.choices.values():
        command.add_argument("--number", default="13907550001", help="市民的号码")
        command.add_argument("--speak", type=Path, help="拨打时说的话（8 kHz 16 位单声道 WAV）")
        command.add_argument("--answer", type=Path, help="接听回访时说的话（同上）")
        command.add_argument("--once", action="store_true", help="挂断后直接结束，不等待回访")
    return parser


async def run(chosen: argparse.Namespace, settings: Settings, console: Console) -> int:
    """Call, then wait for follow-up calls; the exit status for the shell."""
    sentences = settings.root / "cities" / settings.city / "prompts" / "citizen"
    visitor = Visitor(
        console,
        appeal=read_wav(chosen.speak or sentences / "appeal.wav"),
        answer=read_wav(chosen.answer or sentences / "solved.wav"),
    )
    server = ("127.0.0.1", settings.engine_sip_port)
    async with AsyncExitStack() as stack:
        table: Phone | None = None
        contact = urlsplit(settings.trunk_contact.replace("sip:", "sip://", 1))
        if not chosen.once and contact.hostname and contact.port:
            here = Phone(
                address=contact.hostname, port=contact.port, server=server, number=chosen.number
            )
            try:
                table = await stack.enter_async_context(here)
            except OSError:
                console.warn(f"{contact.netloc} 已被占用，本次不能接听回访电话")
        if chosen.command == "call":
            mine = Phone(address=CALLERS_ADDRESS, server=server, number=chosen.number)
            phone = await stack.enter_async_context(mine)
            if not await visitor.call_hotline(phone, chosen.to):
                return 1
        if table is not None:
            await visitor.await_follow_ups(table)
    return 0


async def until_interrupted(chosen: argparse.Namespace, settings: Settings) -> int:
    """Let Ctrl-C hang up politely."""
    console = Console(sys.stdout)
    work = asyncio.ensure_future(run(chosen, settings, console))
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, work.cancel)
    with suppress(asyncio.CancelledError):
        return await work
    console.progress("已结束")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status for the shell."""
    chosen = build_parser().parse_args(arguments)
    try:
        return asyncio.run(until_interrupted(chosen, Settings.from_environment()))
    except (SettingsError, OSError, ValueError) as error:
        Console(sys.stdout).fail(str(error))
        return 2


if __name__ == "__main__":
    sys.exit(main())
