"""Run a list of checks to the end, then say in one table which passed and how long each took."""

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
STATE = ROOT / "var-test"
GREEN, RED, BOLD, PLAIN = ("\x1b[32m", "\x1b[31m", "\x1b[1m", "\x1b[0m")
if not sys.stdout.isatty():
    GREEN = RED = BOLD = PLAIN = ""


@dataclass(frozen=True)
class Step:
    """One check: a program to run, or a function that returns what is wrong."""

    name: str
    command: tuple[str, ...] = ()
    place: Path = ROOT
    question: Callable[[], list[str]] | None = None
    environment: dict[str, str] = field(default_factory=dict)
    again: tuple[str, ...] = ()
    """Run once more, only what failed: the clocks of calls on a busy machine may miss."""


def lock_urls() -> list[str]:
    """Lock files name no host: every registry or mirror must do."""
    wrong = []
    for name in ("requirements.lock", "requirements-bootstrap.lock"):
        for number, line in enumerate((ROOT / name).read_text().splitlines(), 1):
            if re.search(r"https?://", line):
                wrong.append(f"{name}:{number}: {line.strip()}")
    if '"resolved"' in (ROOT / "web" / "package-lock.json").read_text():
        wrong.append('web/package-lock.json: has "resolved" addresses (see web/.npmrc)')
    if (ROOT / "uv.lock").exists():
        wrong.append("uv.lock: must not exist, it names hosts")
    return wrong


def tool(name: str, *words: str) -> tuple[str, ...]:
    """Name a program of the virtual environment with its arguments."""
    return (str(BIN / name), *words)


def npm(script: str) -> tuple[str, ...]:
    """Name a script of the web application."""
    return tool("npm", "run", "--silent", script)


def pytest(*words: str) -> tuple[str, ...]:
    """Start pytest with the checkout on the path."""
    return tool("python", "-m", "pytest", "--color=auto", "-rs", *words)


DJANGO = {
    # mypy's Django plugin imports the settings; none of these is ever used.
    "DATABASE_URL": "postgresql:///none",
    "HOTLINE_VAR": str(STATE),
    "HOTLINE_RECORDINGS_DIR": str(STATE),
    "HOTLINE_FIELD_KEY": "A" * 43 + "=",
    **{
        f"HOTLINE_{name}": "unused"
        for name in ("SECRET_KEY", "COMMAND_SECRET", "TICKET_SECRET", "SEAT_SECRET")
    },
}
CODE = (
    "contracts",
    "callcontrol",
    "hotline",
    "runtime",
    "tests",
    "bench",
    "tools",
    "conftest.py",
    "bootstrap.py",
)
CHECKS = (
    Step("锁文件不含地址", question=lock_urls),
    Step("ruff 规则", tool("ruff", "check")),
    Step("ruff 格式", tool("ruff", "format", "--check")),
    Step("用词", tool("python", "tools/vocabulary.py")),
    Step("分层依赖（import-linter）", tool("lint-imports", "--no-cache")),
    Step("无用代码（vulture）", tool("vulture")),
    Step("类型（mypy）", tool("mypy", *CODE), environment=DJANGO),
    Step("网页规则（oxlint、eslint）", npm("lint"), ROOT / "web"),
    Step("网页类型（vue-tsc）", npm("typecheck"), ROOT / "web"),
    Step("网页单元测试（vitest）", npm("test"), ROOT / "web"),
)
FAST = pytest("-n", "3", "--dist", "loadfile", "-m", "not engine and not browser and not edge")
"""The stories on the fake mostly wait: two more groups use the processors meanwhile."""
WHOLE = "runtime/tests/test_platform.py"
REAL = pytest("-n", "3", "--dist", "loadgroup", "-m", "engine or browser", f"--ignore={WHOLE}")
"""Calls mostly wait for time to pass: three groups at once, each with an engine of its own."""
ONE_BY_ONE = pytest("-n", "0", "-m", "engine or browser", f"--ignore={WHOLE}")
PLATFORM = pytest("-n", "0", WHOLE)
"""A platform started and stopped as a whole, beside no other."""
ONLY_FAILED = ("--last-failed", "--last-failed-no-failures", "none")
TESTS = (
    *CHECKS,
    Step("Python 测试（规则、数据库、接口、守卫）", FAST, again=(*FAST, *ONLY_FAILED)),
    Step("电话与浏览器测试（真实语音引擎）", REAL, again=(*ONE_BY_ONE, *ONLY_FAILED)),
    Step("整套平台启动测试", PLATFORM, again=(*PLATFORM, *ONLY_FAILED)),
)
LISTS = {"check": CHECKS, "test": TESTS}
UNSTEADY: list[str] = []
"""Steps of which some tests passed only when run once more, by themselves."""


def carry_out(step: Step) -> bool:
    """Run one step with its output on the terminal; return whether it passed."""
    if step.question is not None:
        wrong = step.question()
        print("\n".join(wrong) or "ok", flush=True)
        return not wrong
    environment = {
        **os.environ,
        **step.environment,
        "PATH": f"{BIN}:{os.environ.get('PATH', os.defpath)}",
    }
    done = subprocess.run(step.command, check=False, cwd=step.place, env=environment)
    if done.returncode == 1 and step.again:
        print(f"\n{RED}有测试未通过，单独再跑一次未通过的：{PLAIN}", flush=True)
        done = subprocess.run(step.again, check=False, cwd=step.place, env=environment)
        if done.returncode == 0:
            UNSTEADY.append(step.name)
    return done.returncode == 0


def main() -> int:
    """Run the list named on the command line; the exit status for the shell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("list", choices=LISTS)
    steps = LISTS[parser.parse_args().list]
    began = time.monotonic()
    results: list[tuple[str, bool, float]] = []
    for number, step in enumerate(steps, 1):
        print(f"\n{BOLD}── {number}/{len(steps)} {step.name}{PLAIN}", flush=True)
        started = time.monotonic()
        passed = carry_out(step)
        results.append((step.name, passed, time.monotonic() - started))
    print(f"\n{BOLD}── 汇总{PLAIN}")
    for name, passed, seconds in results:
        sign = f"{GREEN}✓{PLAIN}" if passed else f"{RED}✗{PLAIN}"
        note = "（有测试第二次才通过，见上）" if name in UNSTEADY else ""
        print(f"{sign} {seconds:7.1f} 秒  {name}{note}")
    failed = [name for name, passed, _ in results if not passed]
    total = time.monotonic() - began
    if failed:
        print(f"{RED}{len(failed)} 项未通过{PLAIN}（共 {len(results)} 项，{total:.0f} 秒）")
        return 1
    print(f"{GREEN}全部通过{PLAIN}（共 {len(results)} 项，{total:.0f} 秒）")
    return 0


if __name__ == "__main__":
    sys.exit(main())
