"""Read the files of ``cities/<city>`` and say in Chinese what is wrong with them."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hotline.accounts.rules.roles import Role
from hotline.config.field_messages import in_chinese
from hotline.organizations.rules.entries import TeamEntry
from hotline.reference.rules.entries import AreaEntry

_F = TypeVar("_F", bound=BaseModel)


class CityFileError(Exception):
    """A file is missing or wrong; the text is Chinese and names file and place."""


class AccountEntry(BaseModel):
    """One of the first accounts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    username: str = Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)
    display_name: str = Field(min_length=1, max_length=40)
    role: Role
    department: str = ""


class AccountsFile(BaseModel):
    """``accounts.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    accounts: list[AccountEntry] = Field(min_length=1)
    teams: list[TeamEntry] = Field(default_factory=list)


def read_yaml(path: Path, model: type[_F]) -> _F:
    """Read one YAML file.

    Raises:
        CityFileError: not there, not YAML, or not what it should be.

    """
    try:
        content = yaml.safe_load(_text_of(path))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"第 {mark.line + 1} 行" if mark else "某处"
        msg = f"{path.name}：{place}不是有效的 YAML。"
        raise CityFileError(msg) from error
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise CityFileError(_explain(path, error.errors())) from error


def read_areas(path: Path) -> list[AreaEntry]:
    """Read ``areas.csv``.

    Raises:
        CityFileError: not there, a wrong line, or a parent that does not exist.

    """
    entries = [each for _, each in read_lines(path, AreaEntry)]
    codes = {each.code for each in entries}
    for each in entries:
        if each.parent and each.parent not in codes:
            msg = f"{path.name}：“{each.name}”的上级 {each.parent} 不存在。"
            raise CityFileError(msg)
    return entries


def read_lines(path: Path, model: type[_F]) -> Iterator[tuple[int, _F]]:
    """Yield the lines of a CSV file with their numbers.

    Raises:
        CityFileError: not there, or a wrong line.

    """
    for number, row in enumerate(csv.DictReader(_text_of(path).splitlines()), start=2):
        try:
            yield number, model.model_validate(row)
        except ValidationError as error:
            msg = f"第 {number} 行，{_explain(path, error.errors())}"
            raise CityFileError(msg) from error


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        msg = f"找不到文件 {path.name}（{path.parent.name}）。"
        raise CityFileError(msg) from error
    except UnicodeDecodeError as error:
        msg = f"{path.name} 不是 UTF-8 编码。"
        raise CityFileError(msg) from error


def _explain(path: Path, errors: Iterable[Mapping[str, Any]]) -> str:
    lines = []
    for each in errors:
        place = ".".join(str(part) for part in each["loc"]) or "全文"
        own = each.get("ctx", {}).get("error")
        sentence = str(own) if own else next(iter(in_chinese([each]).values()))
        lines.append(f"{place}：{sentence}")
    return f"{path.name}：" + "；".join(lines)
