"""From what an engine heard to what is shown: simplified, cleaned, homophones, written numbers."""

from functools import lru_cache
from pathlib import Path

import structlog

from hotline.intelligence.embedded import host
from hotline.intelligence.embedded.errors import ModelMissing
from hotline.intelligence.model_settings import ModelSettings
from hotline.intelligence.speech.homophones import Homophones
from hotline.intelligence.speech.language_model import Trigrams

LEAST_CHARACTERS = 200_000
"""A model of fewer knows too little to correct anybody."""
_log = structlog.get_logger()


def model_file() -> Path:
    """Return where the site's language model lies."""
    return ModelSettings().var / "speech" / "homophones.npz"


def mended(text: str, *, homophones: bool | None = None) -> str:
    """Return Chinese text with homophones mended, when switched on and learnt, and numbers written.

    Whatever is not installed is left out; the text is then as it was heard.
    """
    wanted = ModelSettings().homophones if homophones is None else homophones
    mender = _mender() if wanted else None
    return written(mender.mend(text) if mender else text)


def written(text: str) -> str:
    """Return the text with its numbers as digits, if that model is installed."""
    try:
        if text and host.can("itn"):
            return str(host.ask("written", texts=[text])["texts"][0])
    except (host.HostFailed, ModelMissing) as error:
        _log.warning("numbers_not_written", action="transcribe", error=str(error))
    return text


def has_homophones() -> bool:
    """Tell whether the site's language model is there and large enough."""
    return _mender() is not None


def _mender() -> Homophones | None:
    path = model_file()
    try:
        return _loaded(path, path.stat().st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=1)
def _loaded(path: Path, _changed: int) -> Homophones | None:
    try:
        model = Trigrams.load(path)
    except (OSError, ValueError, KeyError) as error:
        _log.warning("homophones_unreadable", action="transcribe", error=str(error))
        return None
    return Homophones(model) if model.characters >= LEAST_CHARACTERS else None
