"""Run the business side's management commands from outside."""

import json
import os
import subprocess
import sys
from typing import Any

from runtime.settings import Settings


class ManageError(Exception):
    """A management command failed (Chinese text with its last lines)."""


def run_manage(
    settings: Settings, environment: dict[str, str], *words: str, timeout: float = 300
) -> str:
    """Run ``python -m hotline.manage …`` and return what it printed.

    Raises:
        ManageError: it failed or took too long.

    """
    command = [sys.executable, "-m", "hotline.manage", *words]
    try:
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            timeout=timeout,
            env=environment,
            cwd=settings.root,
        )
    except subprocess.TimeoutExpired as error:
        msg = f"{words[0]} 在 {timeout:.0f} 秒内没有完成"
        raise ManageError(msg) from error
    if done.returncode != 0:
        tail = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        msg = f"{words[0]} 失败（退出码 {done.returncode}）：\n{tail}"
        raise ManageError(msg)
    return done.stdout


def json_lines(text: str) -> list[dict[str, Any]]:
    """Pick the JSON objects out of a command's output, one a line."""
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def become_module(settings: Settings, name: str, words: list[str]) -> int:
    """Replace this process by a command that needs the city's files and no running platform."""
    environment = {**os.environ, "HOTLINE_CITY": settings.city, "PYTHONPATH": str(settings.root)}
    environment.setdefault("HOTLINE_VAR", str(settings.var))
    command = [sys.executable, "-m", f"hotline.config.{name}", *words]
    return os.execve(sys.executable, command, environment)  # noqa: S606 - no shell is wanted


def become_manage(settings: Settings, environment: dict[str, str], words: list[str]) -> int:
    """Replace this process by a management command, for the command line."""
    os.chdir(settings.root)
    command = [sys.executable, "-m", "hotline.manage", *words]
    return os.execve(sys.executable, command, environment)  # noqa: S606 - no shell is wanted
