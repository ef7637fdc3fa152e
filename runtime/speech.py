"""Captions of running talks (实时字幕): a process of their own, where speech is recognised."""

import os
from pathlib import Path

from runtime.settings import Settings

CAPTIONS = "captions"
_RECOGNISER, _MODELS = "HOTLINE_RECOGNISER", "HOTLINE_MODELS_DIR"
_EMBEDDED = "whisper-base"


def recognises_speech(settings: Settings) -> bool:
    """Tell whether a model is installed here, or the site named a service."""
    if os.environ.get(_RECOGNISER):
        return True
    models = Path(os.environ.get(_MODELS) or settings.var / "models")
    return (models / "python").is_dir() and (models / _EMBEDDED).is_dir()
