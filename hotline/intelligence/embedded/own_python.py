"""The models' own Python (模型专用的 Python): their libraries never mix with the platform's."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path

from hotline.intelligence.embedded.errors import ModelInstallError

LOCK = Path(__file__).resolve().parents[3] / "requirements-models.lock"
_STAMP = "lock.sha256"
_SECONDS = 1800


def program(models: Path) -> Path:
    """Return where its interpreter is."""
    return models / "python" / "bin" / "python"


def is_ready(models: Path) -> bool:
    """Tell whether it was built from today's lock."""
    stamp = models / "python" / _STAMP
    return program(models).exists() and stamp.is_file() and stamp.read_text() == _wanted()


def build(models: Path, *, mirror: Path | None, say: Callable[[str], None]) -> bool:
    """Build it from the lock, every file's sum checked; False: it was ready.

    Raises:
        ModelInstallError: a library could not be had.

    """
    if is_ready(models):
        return False
    folder = models / "python"
    shutil.rmtree(folder, ignore_errors=True)
    models.mkdir(parents=True, exist_ok=True)
    say("正在建立模型专用的 Python")
    venv.create(folder, with_pip=True, symlinks=True)
    command = [
        *(str(program(models)), "-m", "pip", "install", "--quiet", "--no-cache-dir"),
        *("--disable-pip-version-check", "--require-hashes", "-r", str(LOCK)),
    ]
    if mirror is not None:
        command += ["--no-index", "--find-links", str(mirror)]
    _run(command, folder, say)
    (folder / _STAMP).write_text(_wanted())
    return True


def _run(command: list[str], folder: Path, say: Callable[[str], None]) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    began = time.monotonic()
    log = folder / "install.log"
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env=environment)  # noqa: S603 - pip
        while process.poll() is None:
            seconds = time.monotonic() - began
            say(f"正在安装模型所需的程序库（约 110 MB），{seconds:.0f} 秒")
            if seconds > _SECONDS:
                process.kill()
            time.sleep(0.5)
    if process.returncode != 0:
        tail = " ".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-3:])
        msg = f"安装模型的程序库失败：{tail}"
        raise ModelInstallError(msg)


def _wanted() -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    lines = (line.split("#", 1)[0].rstrip() for line in LOCK.read_text("utf-8").splitlines())
    meant = "\n".join(line for line in lines if line)
    return hashlib.sha256(f"{version}\n{meant}".encode()).hexdigest()
