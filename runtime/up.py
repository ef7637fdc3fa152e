"""Bring the whole platform up, keep it up, and take it down again."""

import asyncio
import hashlib
import signal
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from runtime.addresses import announce
from runtime.assembly import business_services, postgres_service, voice_engine, voice_service
from runtime.console import Console
from runtime.doctor import before_start
from runtime.environment import DATABASE, child_environment, postgres_server
from runtime.findings import Finding
from runtime.logs import ProcessLogs
from runtime.management import ManageError, json_lines, run_manage
from runtime.places import PlaceError
from runtime.postgres import PostgresError
from runtime.process_table import ProcessTable
from runtime.processes import Child, StartError, Supervisor
from runtime.settings import Settings
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.errors import VoiceEngineError

KNOWN_FAILURES = (PlaceError, PostgresError, ManageError, StartError, VoiceEngineError)


class Platform:
    """One installation being brought up and kept up."""

    def __init__(self, settings: Settings, console: Console, table: ProcessTable) -> None:
        self.settings = settings
        self.console = console
        self.table = table
        self.logs = ProcessLogs(settings.log_dir, console)
        self.supervisor = Supervisor(self.logs.write, self._changed)
        self.environment = child_environment(settings)
        self.passwords: list[dict[str, str]] = []
        self._is_ready = False
        self._has_postgres = asyncio.Event()

    def _changed(self, children: Sequence[Child]) -> None:
        self.table.write(children, is_ready=self._is_ready)

    async def start(self) -> None:
        """Start everything in order; the database's work and the engine's go side by side."""
        self.settings.var.mkdir(parents=True, exist_ok=True)
        engine = voice_engine(self.settings, self.environment)
        await together(self._start_database(), self._start_engine(engine))
        services = business_services(self.settings, self.environment)
        with self.console.step(
            "正在启动网站、后台任务和呼叫控制", "网站、后台任务和呼叫控制已就绪"
        ):
            await together(*(self.supervisor.start(each) for each in services))
        self._is_ready = True
        self._changed(self.supervisor.children)

    async def _start_database(self) -> None:
        await self._start_postgres()
        self._has_postgres.set()
        await self._fill_database()

    async def _start_postgres(self) -> None:
        if self.settings.external_database is not None:
            self.console.progress("使用 DATABASE_URL 指定的外部数据库")
            return
        server = postgres_server(self.settings)
        with self.console.step("正在启动数据库", f"数据库已就绪：PostgreSQL {server.version()}"):
            await self.supervisor.start(postgres_service(self.settings, self.environment))
            await asyncio.to_thread(create_database, server.uri())

    async def _fill_database(self) -> None:
        stamp = self.settings.var / "static" / ".stamp"
        wanted = static_digest(self.settings.root)
        has_static = stamp.exists() and stamp.read_text() == wanted
        words = ("prepare",) if has_static else ("prepare", "--static")
        city = self.settings.city
        with self.console.step(f"正在更新数据表，载入城市资料 {city}", "数据表和城市资料已是最新"):
            printed = await asyncio.to_thread(run_manage, self.settings, self.environment, *words)
        self.passwords = json_lines(printed)
        if not has_static:
            stamp.parent.mkdir(parents=True, exist_ok=True)
            stamp.write_text(wanted)

    async def _start_engine(self, engine: VoiceEngine) -> None:
        with self.console.step("正在准备语音引擎", "语音引擎已准备"):
            await asyncio.to_thread(engine.prepare, self.console.progress)
        # What starts later is stopped earlier, and the database must be the last to go.
        await self._has_postgres.wait()
        with self.console.step("正在启动语音引擎", f"语音引擎已就绪：Asterisk {engine.version()}"):
            await self.supervisor.start(voice_service(engine))

    async def stop(self) -> None:
        """Stop everything in reverse order."""
        self.console.progress("正在停止 …")
        await self.supervisor.stop()
        self.logs.close()
        self.console.done("已全部停止，数据保留在 " + str(self.settings.var))


async def together(*jobs: Coroutine[Any, Any, object]) -> None:
    """Run jobs side by side; the first failure cancels the others and is raised itself."""
    try:
        async with asyncio.TaskGroup() as group:
            for each in jobs:
                group.create_task(each)
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0] from None


def create_database(uri: str) -> None:
    """Create the platform's database in a cluster that does not have it."""
    with psycopg.connect(uri, autocommit=True) as connection:
        question = "select 1 from pg_database where datname = %s"
        if connection.execute(question, [DATABASE]).fetchone() is None:
            connection.execute(sql.SQL("create database {}").format(sql.Identifier(DATABASE)))


def static_digest(root: Path) -> str:
    """Sum up what the collected static files depend on."""
    sources = [root / "requirements.lock", *sorted(root.glob("hotline/**/static/**/*"))]
    summary = hashlib.sha256()
    for each in sources:
        if each.is_file():
            summary.update(f"{each.relative_to(root)}\0".encode() + each.read_bytes())
    return summary.hexdigest()


async def keep_up(platform: Platform, quit_: asyncio.Event) -> bool:
    """Start, announce, wait for a signal; return whether the start succeeded."""
    starting = asyncio.create_task(platform.start())
    quitting = asyncio.create_task(quit_.wait())
    await asyncio.wait({starting, quitting}, return_when=asyncio.FIRST_COMPLETED)
    try:
        if quit_.is_set() and not starting.done():
            return False
        starting.result()
        announce(platform.settings, platform.console, platform.passwords)
        await quitting
    finally:
        quitting.cancel()
        starting.cancel()
        await asyncio.gather(starting, return_exceptions=True)
        await platform.stop()
    return True


async def _run(settings: Settings, console: Console, table: ProcessTable) -> int:
    platform = Platform(settings, console, table)
    quit_ = asyncio.Event()

    def on_signal() -> None:
        if quit_.is_set():
            console.warn("再次收到停止信号，强制结束")
            platform.supervisor.force()
        quit_.set()

    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(each, on_signal)
    try:
        return 0 if await keep_up(platform, quit_) else 130
    except KNOWN_FAILURES as error:
        console.fail(str(error))
        console.say("    详细检查：bin/hotline doctor")
        return 1


def refuse(console: Console, findings: Sequence[Finding]) -> bool:
    """Print what stands in the way of a start; return whether anything does."""
    for each in findings:
        console.fail(each.problem)
        console.say(f"    解决办法：{each.remedy}")
    return bool(findings)


def up(settings: Settings, console: Console) -> int:
    """Run the platform until a signal comes; the exit status for the shell."""
    settings.run_dir.mkdir(parents=True, exist_ok=True)
    settings.var.chmod(0o755)
    table = ProcessTable(settings.run_dir)
    with table.hold() as is_ours:
        if not is_ours:
            running = table.read() or {}
            console.warn(f"平台已经在运行（进程 {running.get('pid', '未知')}）。")
            console.say("    查看状态：make status    停止：make stop")
            console.say(f"    打开网页：{settings.web_address}/")
            return 1
        for name in table.end_left_overs():
            console.warn(f"已结束上次遗留的进程：{name}")
        if refuse(console, before_start(settings)):
            return 1
        return asyncio.run(_run(settings, console, table))
