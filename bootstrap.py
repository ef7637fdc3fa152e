"""Install what the platform needs, once, and skip whatever is already in place.

Runs on a bare Python 3.11 before anything is installed, therefore the standard library only.
"""

import argparse
import contextlib
import fcntl
import hashlib
import os
import pwd
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
TOOLS = VENV / "tools"
WEB = ROOT / "web"
LOCK = ROOT / "requirements.lock"
UV_LOCK = ROOT / "requirements-bootstrap.lock"
LOG = ROOT / "var" / "setup.log"
OLDEST_PYTHON = (3, 11)
ACCOUNT = "hotline"
BEGAN = time.monotonic()
HEARTBEAT_SECONDS = 15


class SetupError(Exception):
    """Setting up cannot go on; the text is Chinese and says what to do."""


def say(text: str) -> None:
    """Print a line of progress with the seconds since the start."""
    print(f"[{time.monotonic() - BEGAN:6.1f} 秒] {text}", flush=True)


# --- stamps -------------------------------------------------------------------------------


def digest(files: Iterable[Path], *words: str) -> str:
    """Sum up the content and the names of files, and some words."""
    summary = hashlib.sha256("\0".join(words).encode())
    for file in sorted(files):
        name = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file.name
        summary.update(f"\0{name}\0".encode() + file.read_bytes())
    return summary.hexdigest()


def is_current(stamp: Path, wanted: str) -> bool:
    """Tell whether the work a stamp stands for was done for the same sources."""
    return stamp.is_file() and stamp.read_text() == wanted


def files_below(*places: Path) -> list[Path]:
    """List the files named, and all files below the directories named."""
    found = [each for each in places if each.is_file()]
    for place in places:
        found += [each for each in place.rglob("*") if each.is_file()]
    return found


# --- running programs ---------------------------------------------------------------------


@contextlib.contextmanager
def heartbeat(what: str) -> Iterator[None]:
    """Say every now and then that a long step is still at work."""
    over = threading.Event()
    began = time.monotonic()

    def beat() -> None:
        while not over.wait(HEARTBEAT_SECONDS):
            say(f"  {what}：仍在进行，已用 {time.monotonic() - began:.0f} 秒")

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def run(what: str, command: Sequence[str], **more: object) -> None:
    """Run a program quietly; its output goes to var/setup.log and, if it fails, here.

    Raises:
        SetupError: it failed.

    """
    say(f"· {what} …")
    began = time.monotonic()
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("a+b") as log, heartbeat(what):
        log.write(f"\n$ {' '.join(command)}\n".encode())
        log.flush()
        start = log.tell()
        done = subprocess.run(command, check=False, stdout=log, stderr=log, **more)  # type: ignore[call-overload]
        if done.returncode != 0:
            log.seek(start)
            tail = log.read().decode(errors="replace").strip().splitlines()[-25:]
            msg = f"{what}失败（完整日志 {LOG}）：\n    " + "\n    ".join(tail)
            raise SetupError(msg)
    say(f"✓ {what}（{time.monotonic() - began:.1f} 秒）")


# --- system packages ----------------------------------------------------------------------


def has_ensurepip() -> bool:
    """Debian's python3 comes without the part that fills a virtual environment."""
    done = subprocess.run(
        [sys.executable, "-c", "import ensurepip"], check=False, capture_output=True
    )
    return done.returncode == 0


def has_chinese_font() -> bool:
    """Look for any font with Chinese characters."""
    patterns = ("*[Cc][Jj][Kk]*", "*wqy*", "*SourceHan*", "*simsun*")
    return any(any(Path("/usr/share/fonts").rglob(each)) for each in patterns)


FOR_RUN: dict[str, tuple[str, Callable[[], bool]]] = {
    "python3-venv": ("创建 Python 虚拟环境", lambda: PYTHON.exists() or has_ensurepip()),
    "ca-certificates": (
        "校验下载源的 HTTPS 证书",
        lambda: Path("/etc/ssl/certs/ca-certificates.crt").exists(),
    ),
    "mmdebstrap": ("准备独立的语音引擎目录", lambda: shutil.which("mmdebstrap") is not None),
}
FOR_TEST: dict[str, tuple[str, Callable[[], bool]]] = {
    "chromium": ("自动操作浏览器（演示与测试）", lambda: shutil.which("chromium") is not None),
    "fonts-noto-cjk": ("在浏览器里显示中文（演示与测试）", has_chinese_font),
    "libatomic1": (
        "运行 Playwright(演示与测试)",
        lambda: any(Path("/usr/lib").glob("**/libatomic.so.1")),
    ),
    "baresip-core": ("第三方软电话（测试）", lambda: shutil.which("baresip") is not None),
    "sip-tester": ("模拟运营商来电（测试）", lambda: shutil.which("sipp") is not None),
}


def ensure_system_packages(*, for_test: bool) -> None:
    """Install what is missing with apt when we are root.

    Raises:
        SetupError: something is missing and we may not install it.

    """
    wanted = {**FOR_RUN, **(FOR_TEST if for_test else {})}
    missing = {name: why for name, (why, is_there) in wanted.items() if not is_there()}
    if not missing:
        return
    names = " ".join(missing)
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        msg = f"缺少系统软件包，请先运行：sudo apt-get install --no-install-recommends {names}"
        raise SetupError(msg)
    for name, why in missing.items():
        say(f"  需要系统软件包 {name}:{why}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run("更新 apt 软件包列表", ["apt-get", "update"], env=quiet)
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    run(f"用 apt 安装 {names}", install, env=quiet)


def ensure_account() -> None:
    """Give root an unprivileged account for PostgreSQL and the voice engine."""
    if os.geteuid() != 0 or shutil.which("useradd") is None:
        return
    try:
        pwd.getpwnam(ACCOUNT)
    except KeyError:
        run(
            f"创建无登录权限的系统账户 {ACCOUNT}(数据库和语音引擎不以 root 运行)",
            [
                *("useradd", "--system", "--user-group", "--no-create-home"),
                *("--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", ACCOUNT),
            ],
        )


# --- Python -------------------------------------------------------------------------------


def index_settings() -> dict[str, str]:
    """Pass the machine's own package index, set up for pip, on to uv."""
    if any(name in os.environ for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL")):
        return {}
    asked = subprocess.run(
        [str(PYTHON), "-m", "pip", "config", "get", "global.index-url"],
        check=False,
        capture_output=True,
        text=True,
    )
    index = os.environ.get("PIP_INDEX_URL") or asked.stdout.strip()
    return {"UV_DEFAULT_INDEX": index} if index else {}


def ensure_python() -> None:
    """Create .venv and fill it with exactly what the lock names."""
    stamp = VENV / ".stamp"
    version = ".".join(map(str, sys.version_info[:2]))
    wanted = digest([LOCK, UV_LOCK], version)
    if PYTHON.exists() and is_current(stamp, wanted):
        return
    if not (VENV / "bin" / "pip").exists():
        run("创建 Python 虚拟环境 .venv", [sys.executable, "-m", "venv", "--clear", str(VENV)])
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(
        "安装 uv",
        [*pip, "--require-hashes", "--upgrade", "--target", str(TOOLS), "-r", str(UV_LOCK)],
    )
    sync = [str(TOOLS / "bin" / "uv"), "pip", "sync", "--python", str(PYTHON)]
    run(
        "安装 Python 依赖",
        [*sync, "--compile-bytecode", "--require-hashes", str(LOCK)],
        env={**os.environ, **index_settings()},
    )
    stamp.write_text(wanted)


# --- web ----------------------------------------------------------------------------------


def ensure_web() -> None:
    """Install the web application's packages and build it, with Node from .venv."""
    npm = str(VENV / "bin" / "npm")
    environment = {**os.environ, "PATH": f"{VENV / 'bin'}:{os.environ.get('PATH', os.defpath)}"}
    lock = [WEB / "package.json", WEB / "package-lock.json", WEB / ".npmrc"]
    installed = digest([each for each in lock if each.exists()])
    stamp = WEB / "node_modules" / ".stamp"
    if not is_current(stamp, installed):
        quiet = ["--no-audit", "--no-fund", "--no-update-notifier"]
        run("安装网页依赖", [npm, "ci", *quiet], cwd=WEB, env=environment)
        stamp.write_text(installed)
    sources = files_below(
        *(WEB / name for name in ("src", "public", "pwa", "english", "index.html", "citizen.html")),
        WEB / "vite.config.ts",
        *(WEB / "sdk" / name for name in ("src", "example", "softphone.d.ts", "vite.config.ts")),
        WEB / "tsconfig.json",
    )
    built = digest(sources, installed)
    stamp = WEB / "dist" / ".stamp"
    if not is_current(stamp, built):
        run("构建网页", [npm, "run", "build"], cwd=WEB, env=environment)
        compress = ["-m", "whitenoise.compress", "--quiet", str(WEB / "dist")]
        run("压缩网页", [str(VENV / "bin" / "python"), *compress])
        stamp.write_text(built)


# --- all of it ----------------------------------------------------------------------------


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Let one set-up work at a time; the next finds everything done."""
    place = ROOT / "var"
    place.mkdir(exist_ok=True)
    with (place / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("另一个安装正在进行，等待它完成 …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def set_up(*, for_test: bool) -> None:
    """Bring this checkout into a state that can run, or also be tested."""
    ensure_system_packages(for_test=for_test)
    ensure_account()
    ensure_python()
    ensure_web()


def main() -> int:
    """Run the set-up; the exit status for the shell."""
    if sys.version_info < OLDEST_PYTHON:
        print(f"需要 Python 3.11 或更新版本，当前为 {sys.version.split()[0]}")
        return 1
    parser = argparse.ArgumentParser(description="安装 12345 热线平台所需的一切（可重复运行）")
    parser.add_argument("--for-test", action="store_true", help="同时安装演示和测试所需的软件")
    chosen = parser.parse_args()
    try:
        with alone():
            set_up(for_test=chosen.for_test)
    except SetupError as error:
        say(f"✗ {error}")
        return 1
    except KeyboardInterrupt:
        say("已中断，可随时重新运行")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
