"""What tests of the real engine share: a start, telephones, AMI and ARI links."""

import contextlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.phone import Phone
from runtime.places import ROOT
from runtime.voice_engine import self_test
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.links import Ami, AriLink, ami_link
from runtime.voice_engine.links import ask_ami as ask
from runtime.voice_engine.root import MANIFEST
from runtime.voice_engine.self_test import free_port
from runtime.voice_engine.settings import VoiceEngineSettings

__all__ = [
    "Ami",
    "AriLink",
    "ami_link",
    "ask",
    "free_port",
    "leave_unmended",
    "root_as_distributed",
    "settings_below",
    "start",
    "telephone",
]


def settings_below(place: Path) -> VoiceEngineSettings:
    """Describe an engine of the tests' own below a fresh directory, on free ports."""
    return self_test.settings_below(place, checkout=ROOT, city="haikou")


def start(engine: VoiceEngine) -> subprocess.Popen[bytes]:
    process = engine.spawn()
    try:
        engine.wait_ready(60)
    except BaseException:
        process.kill()
        process.wait()
        raise
    return process


def telephone(
    engine: VoiceEngine, number: str, *, address: str = "127.0.0.1", password: str | None = None
) -> Phone:
    server = ("127.0.0.1", engine.settings.sip_port)
    return Phone(address=address, server=server, number=number, password=password)


@contextlib.contextmanager
def root_as_distributed() -> Iterator[Path]:
    """Lay out a root whose program is exactly as it is distributed, though called mended."""
    with tempfile.TemporaryDirectory(prefix="hotline-root-") as place:
        built = VoiceEngine(settings_below(Path(place)))
        built.prepare(print)
        if not built.root.manifest.is_patched:
            pytest.skip("this version is not one we mend")
        path = Path(place) / "root-as-distributed"
        (path / "bin").mkdir(parents=True)
        (path / "root").symlink_to(built.root.files)
        shutil.copy(built.root.files / "usr/sbin/asterisk", path / "bin/asterisk")
        shutil.copy(built.root.path / MANIFEST, path / MANIFEST)
        yield path


def leave_unmended(root: Path) -> None:
    """Note in a root that the pattern was not found: the configuration must mend it."""
    manifest = json.loads((root / MANIFEST).read_text())
    (root / MANIFEST).write_text(json.dumps(manifest | {"is_patched": False}))
