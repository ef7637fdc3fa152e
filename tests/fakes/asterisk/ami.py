"""The manager door (AMI): sign in, start and stop a recording."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from tests.fakes.asterisk.engine import Engine
from tests.fakes.asterisk.recorder import Recorder
from tests.fakes.asterisk.words import AriError

Fields = dict[str, str]


@dataclass
class AmiServer:
    """Answers actions of the one manager ``hotline``; sends no events."""

    engine: Engine
    password: str
    recordings: Path
    recorders: dict[str, Recorder] = field(default_factory=dict)
    tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    writers: set[asyncio.StreamWriter] = field(default_factory=set)
    server: asyncio.Server | None = None

    async def start(self, port: int) -> None:
        """Listen on loopback."""
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", port)

    async def stop(self) -> None:
        """Stop listening and every recording."""
        for task in list(self.tasks):
            task.cancel()
        for writer in list(self.writers):
            writer.close()
        if self.server is not None:
            self.server.close()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.writers.add(writer)
        writer.write(b"Asterisk Call Manager/11.0.0\r\n")
        is_signed_in = False
        try:
            while True:
                text = (await reader.readuntil(b"\r\n\r\n")).decode()
                fields = dict(_pair(line) for line in text.splitlines() if ":" in line)
                answer = self._perform(fields, is_signed_in=is_signed_in)
                is_signed_in |= fields.get("action") == "Login" and answer["Response"] == "Success"
                answer |= {"ActionID": fields["actionid"]} if "actionid" in fields else {}
                lines = "".join(f"{name}: {value}\r\n" for name, value in answer.items())
                writer.write(f"{lines}\r\n".encode())
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self.writers.discard(writer)
            writer.close()

    def _perform(self, fields: Fields, *, is_signed_in: bool) -> Fields:
        action = fields.get("action", "").lower()
        if action == "login":
            is_known = (fields.get("username"), fields.get("secret")) == ("hotline", self.password)
            return (
                _success("Authentication accepted") if is_known else _error("Authentication failed")
            )
        verbs = {
            "ping": lambda _: _success(""),
            "events": lambda _: _success(""),
            "logoff": lambda _: {"Response": "Goodbye"},
            "mixmonitor": self._start,
            "stopmixmonitor": self._stop,
            "mixmonitormute": self._silence,
        }
        if not is_signed_in or action not in verbs:
            return _error("Invalid/unknown command" if is_signed_in else "Permission denied")
        try:
            return verbs[action](fields)
        except AriError as refusal:
            return _error(refusal.message)

    def _start(self, fields: Fields) -> Fields:
        channel = self.engine.channel(fields["channel"])
        path = Path(fields["file"])
        if "D" not in fields.get("options", "") or path.suffix != ".raw":
            return _error("the fake records with option D into .raw only")
        if not path.is_relative_to(self.recordings):
            return _error(f"{path} lies outside the recordings")
        recorder = Recorder(channel, path)
        self.recorders[channel.id] = recorder
        task = asyncio.create_task(recorder.run())
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return {"Response": "Success", "MixMonitorID": hex(id(recorder))}

    def _stop(self, fields: Fields) -> Fields:
        channel = self.engine.channel(fields["channel"])
        recorder = self.recorders.pop(channel.id, None)
        if recorder is not None:
            recorder.is_stopped = True
        return _success("")

    def _silence(self, fields: Fields) -> Fields:
        channel = self.engine.channel(fields["channel"])
        recorder = self.recorders.get(channel.id)
        if recorder is not None:
            recorder.is_silent = fields.get("state") == "1"
        return _success("MixMonitor silenced")


def _success(message: str) -> Fields:
    return {"Response": "Success", "Message": message}


def _error(message: str) -> Fields:
    return {"Response": "Error", "Message": message}


def _pair(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip().lower(), value.strip()
