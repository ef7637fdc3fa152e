"""Where prompts lie: the city's own, the kept originals, and what the engine plays."""

import os
import tempfile
from functools import lru_cache
from pathlib import Path

import yaml
from django.conf import settings

from hotline.telephony.policy_errors import NoSuchPrompt, SoundsFolderClosed

_SHORT = 12
_BEEP = "♪"


def engine_name(prompt: str, sha256: str) -> str:
    """Return what the engine calls a published sound, below its ``hotline/`` sounds."""
    return f"prompts/{prompt}-{sha256[:_SHORT]}"


def city_sound(prompt: str, language: str) -> Path | None:
    """Return the sound the city ships, if it does."""
    path = _city_folder() / language / f"{prompt}.wav"
    return path if path.is_file() else None


def city_text(prompt: str, language: str) -> str:
    """Return the words of the city's own sound; empty where nobody wrote them down."""
    texts = _city_texts(_city_folder() / "texts.yaml")
    words = str(texts.get(language, {}).get(prompt, ""))
    parts = (part.strip() for part in words.split("|"))
    return " ".join(part for part in parts if part and part != _BEEP)


def _city_folder() -> Path:
    city = settings.BASE_DIR / "cities" / settings.HOTLINE_ENVIRONMENT.city
    return Path(city) / "prompts"


@lru_cache(maxsize=4)
def _city_texts(path: Path) -> dict[str, dict[str, str]]:
    """Read once: the city's files change only with an installation."""
    return dict(yaml.safe_load(path.read_text("utf-8"))) if path.is_file() else {}


def keep(content: bytes, sha256: str) -> None:
    """Keep a sound below the state directory, under its digest."""
    _write(_kept(sha256), content, mode=0o640)


def kept_sound(sha256: str) -> bytes:
    """Return a kept sound.

    Raises:
        NoSuchPrompt: its file is gone.

    """
    try:
        return _kept(sha256).read_bytes()
    except FileNotFoundError as error:
        msg = "录音文件缺失，请重新制作或上传。"
        raise NoSuchPrompt(msg) from error


def give_to_engine(*, prompt: str, language: str, sha256: str) -> Path:
    """Write a kept sound where the engine looks for it; one that is there already stays.

    Raises:
        NoSuchPrompt: the kept sound is gone.
        SoundsFolderClosed: the folder cannot be written.

    """
    environment = settings.HOTLINE_ENVIRONMENT
    engine = Path(environment.voice_dir or environment.var / "voice")
    folder = engine / "sounds" / language / "hotline"
    target = folder / f"{engine_name(prompt, sha256)}.wav"
    content = kept_sound(sha256)
    if target.is_file() and target.stat().st_size == len(content):
        return target
    try:
        _write(target, content, mode=0o644)
    except OSError as error:
        msg = f"无法写入语音引擎的提示音目录（{error.strerror}），请检查目录权限。"
        raise SoundsFolderClosed(msg) from error
    return target


def _kept(sha256: str) -> Path:
    return Path(settings.HOTLINE_ENVIRONMENT.var) / "prompts" / f"{sha256}.wav"


def _write(path: Path, content: bytes, *, mode: int) -> None:
    """Write in one step; new folders belong to the owner of the folder above them."""
    _make_folder(path.parent)
    draft, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(draft, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), mode)
            if os.geteuid() == 0:
                above = path.parent.stat()
                os.fchown(file.fileno(), above.st_uid, above.st_gid)
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _make_folder(folder: Path) -> None:
    """Root writes for the engine's account: what it makes must not stay root's alone."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=0o755, exist_ok=True)
    if os.geteuid() == 0:
        above = folder.parent.stat()
        os.chown(folder, above.st_uid, above.st_gid, follow_symlinks=False)
