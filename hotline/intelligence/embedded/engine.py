"""The one engine that comes as C: compiled here when there is a compiler, else as packaged."""

import platform
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

_SECONDS = 180
_FAST = {"avx2": "-mavx2", "fma": "-mfma", "f16c": "-mf16c"}
"""What the processor says it has → what the compiler is told."""


def compile_engine(folder: Path, *, say: Callable[[str], None]) -> bool:
    """Compile ``e5.c`` beside itself; False when there is none, or no compiler that can."""
    source = folder / "e5.c"
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not source.is_file() or compiler is None:
        return False
    say(f"正在编译 {folder.name}/e5.c")
    target = folder / "engine.so"
    flags = ["-O3", "-ffast-math", "-fopenmp", "-fPIC", "-shared", *processor_flags()]
    command = [compiler, *flags, str(source), "-o", f"{target}.new", "-lm"]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - no shell
    except (OSError, subprocess.SubprocessError):
        say("没能编译 e5.c，改用软件包自带的程序")
        return False
    Path(f"{target}.new").replace(target)
    return True


def processor_flags(cpuinfo: Path = Path("/proc/cpuinfo")) -> list[str]:
    """Return what this processor allows; nothing on others than x86-64."""
    if platform.machine() != "x86_64" or not cpuinfo.is_file():
        return []
    words = set(cpuinfo.read_text(encoding="utf-8", errors="replace").split())
    return [flag for word, flag in _FAST.items() if word in words]
