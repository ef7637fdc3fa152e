"""Small packages for tests: a model in two wheels and a ball, as third parties would pack it."""

import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

from hotline.intelligence.embedded.catalogue import EmbeddedModel, ModelFile, Package

PARTS = {"small_one/model.part1": b"first half, ", "small_two/model.part2": b"second half"}
VOICE = ("package/voices/zf_test.bin", b"a voice")


def sum_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def write_packages(folder: Path) -> EmbeddedModel:
    """Write the packages and return the model they carry."""
    folder.mkdir(parents=True, exist_ok=True)
    packages = []
    for member, content in PARTS.items():
        name = member.split("/", maxsplit=1)[0]
        file = folder / f"{name}-1.0-py3-none-any.whl"
        with zipfile.ZipFile(file, "w") as wheel:
            wheel.writestr(member, content)
            wheel.writestr(f"{name}/__init__.py", "raise SystemExit('imported')")
        packages.append(_package("pypi", name, file))
    ball = folder / "small-js-1.0.tgz"
    with tarfile.open(ball, "w:gz") as out:
        entry = tarfile.TarInfo(VOICE[0])
        entry.size = len(VOICE[1])
        out.addfile(entry, io.BytesIO(VOICE[1]))
        link = tarfile.TarInfo("package/voices/link.bin")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        out.addfile(link)
    packages.append(_package("npm", "small-js", ball))
    return EmbeddedModel(
        name="small",
        label="小模型",
        task="embed",
        licence="MIT",
        source="test",
        without="什么也没有",
        packages=tuple(packages),
        files=(whole_file(), voice_file()),
    )


def whole_file(hub: str = "") -> ModelFile:
    whole = b"".join(PARTS.values())
    return ModelFile(
        path="model.bin", size=len(whole), sha256=sum_of(whole), parts=tuple(PARTS), hub=hub
    )


def voice_file() -> ModelFile:
    path, content = VOICE
    return ModelFile(path="voices/zf.bin", size=len(content), sha256=sum_of(content), parts=(path,))


def _package(registry: str, name: str, file: Path) -> Package:
    return Package.model_validate(
        {
            "registry": registry,
            "name": name,
            "version": "1.0",
            "file": file.name,
            "size": file.stat().st_size,
            "sha256": sum_of(file.read_bytes()),
        }
    )
