"""The voice engine as its supervisor sees it: prepare, command, ready, healthy, gone."""

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any, BinaryIO

from runtime.voice_engine.configuration import (
    WRITTEN_BY_CALL_CONTROL,
    configuration_files,
    tls_files,
)
from runtime.voice_engine.errors import VoiceEngineError
from runtime.voice_engine.layout import (
    FALLBACK_PLACE,
    Account,
    choose_account,
    is_reachable,
    make_directories,
    write_file,
)
from runtime.voice_engine.root import (
    RECIPE,
    Report,
    VoiceRoot,
    check_root,
    copy_root,
    ensure_root,
    open_root,
)
from runtime.voice_engine.settings import VoiceEngineSettings
from runtime.voice_engine.sounds import install_sounds

ROOT_SETTING = "HOTLINE_VOICE_ROOT"
STOP_SECONDS = 8.0
POLL_SECONDS = 0.1
HEALTH_SECONDS = 2.0


class VoiceEngine:
    """One private Asterisk; the caller starts :meth:`command` and supervises the process."""

    def __init__(self, settings: VoiceEngineSettings) -> None:
        self.settings = settings
        self._root: VoiceRoot | None = None

    def prepare(self, report: Report) -> None:
        """Build what is missing and write what changed; may be called before every start.

        Raises:
            VoiceEngineError: the engine cannot be built or configured here.

        """
        self._root = self._place_root(report)
        check_root(self._root)
        if self.stop_leftover():
            report("已结束上次遗留的语音引擎")
        settings, account = self.settings, self.run_as()
        make_directories(settings.instance_dir, settings.recordings_dir, account)
        install_sounds(settings.prompts_dir, settings.instance_dir, self._root, account)
        etc = settings.instance_dir / "etc"
        for name, text in configuration_files(settings, self._root).items():
            write_file(etc / name, text.encode(), account, mode=0o600)
        for name, content in tls_files(settings).items():
            write_file(etc / name, content, account, mode=0o600)
        for name in WRITTEN_BY_CALL_CONTROL:
            if not (etc / name).exists():
                write_file(etc / name, b"", account, mode=0o600)

    def command(self) -> list[str]:
        """Return the command that runs the engine in the foreground."""
        return self.root.launch("-C", str(self._main_configuration), "-f", "-n")

    def spawn(self, output: int | BinaryIO = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        """Start the prepared engine unsupervised, for trials and tests, in a group of its own."""
        return subprocess.Popen(
            self.command(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            **self._identity(),
        )

    def _identity(self) -> dict[str, Any]:
        account = self.run_as()
        identity: dict[str, Any] = {"cwd": "/", "env": self.environment}
        if account is not None:
            identity |= {"user": account[0], "group": account[1], "extra_groups": []}
        return identity

    def run_as(self) -> Account | None:
        """Return (uid, gid) to run as; None: as we are."""
        return self.settings.account or choose_account()

    @property
    def environment(self) -> dict[str, str]:
        """The engine's whole environment: none of our secrets is in it."""
        return {
            "HOME": str(self.settings.instance_dir),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "TZ": "Asia/Shanghai",
        }

    @property
    def root(self) -> VoiceRoot:
        """The root in use.

        Raises:
            VoiceEngineError: it was never built.

        """
        if self._root is None:
            self._root = open_root(self._places[-1])
        if self._root is None:
            msg = "语音引擎尚未搭建"
            raise VoiceEngineError(msg)
        return self._root

    def version(self) -> str:
        """Return Asterisk's version, as the package names it."""
        return self.root.manifest.version

    def cli(self, command: str, *, timeout: float = 10.0) -> str:
        """Run a command of Asterisk's own console.

        Raises:
            VoiceEngineError: the engine does not answer.

        """
        arguments = self.root.launch("-C", str(self._main_configuration), "-rx", command)
        try:
            done: subprocess.CompletedProcess[str] = subprocess.run(
                arguments,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=timeout,
                check=False,
                **self._identity(),
            )
        except subprocess.TimeoutExpired as error:
            msg = "语音引擎没有响应"
            raise VoiceEngineError(msg) from error
        if done.returncode != 0:
            msg = "语音引擎没有运行"
            raise VoiceEngineError(msg)
        return done.stdout

    def is_healthy(self) -> bool:
        """Tell whether the engine answers on its control socket."""
        try:
            return "System uptime" in self.cli("core show uptime", timeout=HEALTH_SECONDS)
        except VoiceEngineError:
            return False

    def wait_ready(self, timeout: float) -> None:
        """Block until the engine takes calls.

        Raises:
            VoiceEngineError: it did not get there in time.

        """
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            try:
                answer = self.cli(
                    "core waitfullybooted", timeout=max(1.0, deadline - time.monotonic())
                )
            except VoiceEngineError:
                time.sleep(POLL_SECONDS)
                continue
            if "fully booted" in answer:
                return
        log = self.settings.instance_dir / "log" / "messages.log"
        msg = f"语音引擎在 {timeout:.0f} 秒内没有启动完成，详见 {log}"
        raise VoiceEngineError(msg)

    def stop_leftover(self) -> bool:
        """End an engine of this instance that outlived its supervisor; tell whether there was one.

        Only a process whose command line names our configuration file is touched.
        """
        pid = self._leftover()
        if pid is None:
            return False
        os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while self._leftover() == pid and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)
        if self._leftover() == pid:
            os.kill(pid, signal.SIGKILL)
        return True

    @property
    def _main_configuration(self) -> Path:
        return self.settings.instance_dir / "etc" / "asterisk.conf"

    def _leftover(self) -> int | None:
        try:
            pid = int((self.settings.instance_dir / "run" / "asterisk.pid").read_text())
            arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except (OSError, ValueError):
            return None
        return pid if str(self._main_configuration).encode() in arguments else None

    def _place_root(self, report: Report) -> VoiceRoot:
        """Build or find the root, and bring it to where the engine's account can reach it."""
        wanted, used = self._places
        built = open_root(wanted)
        if wanted != used and built is not None:
            return copy_root(built, used)
        return ensure_root(used, report)

    @property
    def _places(self) -> tuple[Path, Path]:
        """Where the root is wanted, and where it has to be for the engine's account."""
        wanted = Path(os.environ.get(ROOT_SETTING) or self.settings.root_dir).absolute()
        if self.run_as() is None or is_reachable(wanted):
            return wanted, wanted
        return wanted, FALLBACK_PLACE / RECIPE
