"""A models' folder with a Python and no model: the real host runs, and says what it lacks."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.intelligence.embedded import host, own_python


@pytest.fixture
def bare_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder; the host started over it ends with the test."""
    models = tmp_path / "models"
    program = own_python.program(models)
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    program.chmod(0o755)
    (models / "python" / "lock.sha256").write_text(own_python._wanted())
    monkeypatch.setenv("HOTLINE_MODELS_DIR", str(models))
    monkeypatch.setenv("HOTLINE_VAR", str(tmp_path / ("a-long-name-" * 12)))
    yield models
    host.stop()
