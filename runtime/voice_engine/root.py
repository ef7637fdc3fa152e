"""The engine's private root: Asterisk and its libraries in one directory, built once."""

import contextlib
import fcntl
import hashlib
import json
import platform
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from runtime.voice_engine.errors import VoiceEngineError
from runtime.voice_engine.mirror import find_mirror
from runtime.voice_engine.modules import modules
from runtime.voice_engine.patch import DROPS, KEEPS, install_patched

SUITES = ("forky", "sid")
PACKAGE = "asterisk"
RECIPE = hashlib.sha256(f"1 {SUITES} {PACKAGE} {DROPS!r} {KEEPS!r}".encode()).hexdigest()[:16]
BUILD_SECONDS = 900
MANIFEST = "manifest.json"
Report = Callable[[str], None]


@dataclass(frozen=True)
class Manifest:
    """What was built: read back to decide whether the root may be used as it is."""

    recipe: str
    suite: str
    version: str
    is_patched: bool
    machine: str
    seconds: float


@dataclass(frozen=True)
class VoiceRoot:
    """A root that passed its check."""

    path: Path
    manifest: Manifest

    @property
    def files(self) -> Path:
        """The directory tree as the packages laid it out."""
        return self.path / "root"

    @property
    def loader(self) -> Path:
        """The root's own dynamic loader: it makes the host's libraries irrelevant."""
        return _one(self.files, "usr/lib*/ld-linux-*.so.*")

    @property
    def program(self) -> Path:
        """Our copy of the Asterisk binary."""
        return self.path / "bin" / PACKAGE

    @property
    def modules_dir(self) -> Path:
        """Where the modules lie."""
        return _one(self.files, "usr/lib/*/asterisk/modules")

    @property
    def share_dir(self) -> Path:
        """Documentation and ARI descriptions, without which Asterisk refuses to start."""
        return self.files / "usr/share/asterisk"

    def launch(self, *arguments: str) -> list[str]:
        """Build the command that runs our Asterisk with the root's libraries."""
        library_path = str(self.modules_dir.parent.parent)
        return [
            *(str(self.loader), "--library-path", library_path, "--argv0", PACKAGE),
            *(str(self.program), *arguments),
        ]


def _one(base: Path, pattern: str) -> Path:
    found = sorted(base.glob(pattern))
    if not found:
        msg = f"语音引擎目录不完整：{base} 里没有 {pattern}"
        raise VoiceEngineError(msg)
    return found[0]


def open_root(path: Path) -> VoiceRoot | None:
    """Return the root when it was built by the present recipe for this kind of machine."""
    try:
        manifest = Manifest(**json.loads((path / MANIFEST).read_text()))
    except (OSError, ValueError, TypeError):
        return None
    if manifest.recipe != RECIPE or manifest.machine != platform.machine():
        return None
    return VoiceRoot(path, manifest)


def check_root(root: VoiceRoot) -> str:
    """Run the program and look for every module; return the version it reports.

    Raises:
        VoiceEngineError: something is missing or does not run here.

    """
    wanted = modules(is_patched=True)
    missing = [name for name in wanted if not (root.modules_dir / f"{name}.so").exists()]
    missing += [
        str(file)
        for file in ("documentation/core-en_US.xml", "rest-api/resources.json")
        if not (root.share_dir / file).exists()
    ]
    if missing:
        msg = f"语音引擎缺少部件：{'、'.join(missing)}"
        raise VoiceEngineError(msg)
    answer = subprocess.run(root.launch("-V"), capture_output=True, text=True, check=False)
    name, _, version = answer.stdout.strip().partition(" ")
    if answer.returncode != 0 or name != "Asterisk" or not version.startswith("22."):
        msg = f"语音引擎无法运行：{(answer.stderr or answer.stdout).strip()[:300]}"
        raise VoiceEngineError(msg)
    return version


def ensure_root(path: Path, report: Report) -> VoiceRoot:
    """Return a checked root at ``path``, building it when there is none or the recipe changed.

    Two installations may share one path: the second waits for the first.

    Raises:
        VoiceEngineError: it cannot be built here.

    """
    if found := open_root(path):
        return found
    path.parent.mkdir(parents=True, exist_ok=True)
    with _draft(path) as draft:
        if found := open_root(path):
            return found
        _build(draft, report)
        _swap(draft, path)
    built = open_root(path)
    if built is None:
        msg = f"语音引擎目录不可用：{path}"
        raise VoiceEngineError(msg)
    return built


def copy_root(source: VoiceRoot, target: Path) -> VoiceRoot:
    """Copy a root to where the engine's account can reach it; an equal copy is kept."""
    found = open_root(target)
    if found is not None and found.manifest == source.manifest:
        return found
    target.parent.mkdir(parents=True, exist_ok=True)
    target.parent.chmod(0o755)
    with _draft(target) as draft:
        shutil.copytree(source.path, draft, symlinks=True, dirs_exist_ok=True, ignore=not_copyable)
        draft.chmod(0o755)
        _swap(draft, target)
    return VoiceRoot(target, source.manifest)


def not_copyable(directory: str, names: list[str]) -> list[str]:
    """Name what must not be copied: a device such as ``dev/zero`` never ends."""
    modes = ((name, (Path(directory) / name).lstat().st_mode) for name in names)
    return [
        name
        for name, mode in modes
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISLNK(mode))
    ]


def _build(draft: Path, report: Report) -> None:
    """Fetch and unpack Asterisk with everything it needs, then check that it runs."""
    if shutil.which("mmdebstrap") is None:
        msg = "缺少 mmdebstrap，请先运行：apt-get install -y mmdebstrap"
        raise VoiceEngineError(msg)
    mirror = find_mirror()
    began = time.monotonic()
    draft.chmod(0o755)
    for suite in SUITES:
        report(f"正在下载并搭建语音引擎（Debian {suite}，约 270 MB，只需一次）…")
        problem = _unpack(draft / "root", suite, mirror)
        if problem is None:
            break
        report(f"Debian {suite} 搭建失败：{problem}")
    else:
        msg = "语音引擎搭建失败，请检查网络与 apt 源（或设置 HOTLINE_DEBIAN_MIRROR）"
        raise VoiceEngineError(msg)
    is_patched = install_patched(draft / "root/usr/sbin" / PACKAGE, draft / "bin" / PACKAGE)
    unversioned = Manifest(RECIPE, suite, "", is_patched, platform.machine(), 0)
    version = check_root(VoiceRoot(draft, unversioned))
    seconds = round(time.monotonic() - began, 1)
    manifest = Manifest(RECIPE, suite, version, is_patched, platform.machine(), seconds)
    (draft / MANIFEST).write_text(json.dumps(asdict(manifest), indent=2) + "\n")
    remedy = "" if is_patched else "（未能修补音频缺陷，改用配置规避）"
    report(f"语音引擎 {version} 已就绪，用时 {seconds} 秒{remedy}")


def _unpack(target: Path, suite: str, mirror: str) -> str | None:
    """Let mmdebstrap extract the packages without running their scripts; None: it worked."""
    shutil.rmtree(target, ignore_errors=True)
    command = [
        *("mmdebstrap", "--quiet", "--variant=extract", "--mode=chrootless"),
        *(f"--include={PACKAGE}", "--aptopt=Acquire::Check-Valid-Until false"),
        *(suite, str(target), mirror),
    ]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=BUILD_SECONDS,
            check=False,
            umask=0o022,
        )
    except subprocess.TimeoutExpired:
        return f"{BUILD_SECONDS} 秒内没有完成"
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or ["未知错误"]
        return next((line for line in lines if line.startswith("E: ")), lines[-1])
    target.chmod(0o755)
    return None


def _swap(draft: Path, path: Path) -> None:
    """Put the finished tree in place in one step; the old one goes afterwards."""
    replaced = draft.with_suffix(".old")
    if path.exists():
        if any(path.iterdir()) and not (path / MANIFEST).exists():
            msg = f"{path} 里有别的文件，不会覆盖。请给 HOTLINE_VOICE_ROOT 换一个空目录"
            raise VoiceEngineError(msg)
        path.rename(replaced)
    draft.rename(path)
    shutil.rmtree(replaced, ignore_errors=True)


@contextlib.contextmanager
def _draft(path: Path) -> Iterator[Path]:
    """Lend a directory beside ``path``: one at a time, swept of what a killed one left."""
    with path.with_suffix(".lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        for stale in path.parent.glob(f"{path.name}.*.new"):
            shutil.rmtree(stale, ignore_errors=True)
        draft = Path(tempfile.mkdtemp(prefix=f"{path.name}.", suffix=".new", dir=path.parent))
        try:
            yield draft
        finally:
            shutil.rmtree(draft, ignore_errors=True)
