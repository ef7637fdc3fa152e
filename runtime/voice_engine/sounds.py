"""Prompts and music, laid out the way Asterisk looks for them."""

import wave
from pathlib import Path

from runtime.voice_engine.errors import VoiceEngineError
from runtime.voice_engine.layout import Account, give, link, write_file
from runtime.voice_engine.music import RATE, as_wav, beep, waiting_music
from runtime.voice_engine.root import VoiceRoot

NEEDED = ("greeting", "engine-fallback", "all-busy", "please-wait-reconnect")
LANGUAGES = ("zh", "en", "ru", "ja", "ko")
FOLDERS = {"": "hotline", "digits": "digits"}
"""Folder of a language's prompts → folder Asterisk searches."""


def install_sounds(prompts: Path, instance: Path, root: VoiceRoot, account: Account | None) -> None:
    """Copy the city's prompts, write the music, and link what Asterisk ships itself.

    ``cities/<city>/prompts/zh/greeting.wav`` becomes ``sounds/zh/hotline/greeting.wav``.

    Raises:
        VoiceEngineError: a needed prompt is missing, or a file is not 8 kHz 16-bit mono.

    """
    missing = [name for name in NEEDED if not (prompts / "zh" / f"{name}.wav").exists()]
    if missing:
        msg = f"缺少语音提示文件：{'、'.join(missing)}(应在 {prompts / 'zh'})"
        raise VoiceEngineError(msg)
    for language in LANGUAGES:
        for source, target in FOLDERS.items():
            files = sorted((prompts / language / source).glob("*.wav"))
            _install(files, instance / "sounds" / language / target, account)
    music = instance / "music" / "waiting.wav"
    if not music.exists():
        write_file(music, as_wav(waiting_music()), account, mode=0o644)
    write_file(instance / "sounds" / "beep.wav", as_wav(beep()), account, mode=0o644)
    for name in ("documentation", "rest-api"):
        link(instance / "share" / name, root.share_dir / name)
    link(instance / "share" / "sounds", instance / "sounds")


def _install(files: list[Path], target: Path, account: Account | None) -> None:
    """Make the target hold exactly these files; folders in it hold published prompts and stay."""
    if not files and not target.is_dir():
        return
    target.mkdir(parents=True, exist_ok=True)
    for directory in (target.parent, target):
        give(directory, account)
        directory.chmod(0o755)
    for file in files:
        _check(file)
        write_file(target / file.name, file.read_bytes(), account, mode=0o644)
    present = {path.name for path in target.iterdir() if not path.is_dir()}
    for stale in present - {file.name for file in files}:
        (target / stale).unlink()


def _check(file: Path) -> None:
    try:
        with wave.open(str(file)) as sound:
            shape = (sound.getframerate(), sound.getsampwidth(), sound.getnchannels())
    except (wave.Error, EOFError) as error:
        msg = f"语音提示不是 WAV 文件：{file}"
        raise VoiceEngineError(msg) from error
    if shape != (RATE, 2, 1):
        msg = f"语音提示必须是 8 kHz 16 位单声道：{file}"
        raise VoiceEngineError(msg)
