"""The form of a special desk (专席表单): fields as data, and what a filled one must say."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Kind = Literal["text", "choice", "date", "number", "yes_no"]
MAX_FIELDS = 20
MAX_VALUE = 500
YES, NO = "是", "否"
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,4})?")
_PATTERNS_LABEL = "格式不正确"


class FormField(BaseModel):
    """One question of the form."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=30)
    label: str = Field(min_length=1, max_length=20)
    kind: Kind = "text"
    is_required: bool = False
    choices: list[str] = Field(default_factory=list, max_length=40)
    most: int = Field(default=100, ge=1, le=MAX_VALUE)
    """How many characters a text may have."""
    pattern: str = Field(default="", max_length=100)
    """What a text must look like, as a regular expression."""
    hint: str = Field(default="", max_length=60)
    is_personal: bool = False
    """Says who the citizen is: hidden from departments together with name and number."""

    @model_validator(mode="after")
    def _hangs_together(self) -> "FormField":
        if (self.kind == "choice") != bool(self.choices):
            msg = f"“{self.label}”：只有选择项须列出选项"
            raise ValueError(msg)
        try:
            re.compile(self.pattern)
        except re.error as error:
            msg = f"“{self.label}”的格式表达式不正确"
            raise ValueError(msg) from error
        return self


def faults_of_form(fields: Sequence[FormField], values: Mapping[str, str]) -> dict[str, str]:
    """Return field → Chinese sentence for everything missing, malformed or unknown."""
    known = {each.name for each in fields}
    faults = {name: "表单没有这一项。" for name in values if name not in known}
    for each in fields:
        value = values.get(each.name, "").strip()
        fault = _fault(each, value)
        if fault:
            faults[each.name] = fault
    return faults


def clean(fields: Sequence[FormField], values: Mapping[str, str]) -> dict[str, str]:
    """Return what was filled in, in the form's order, without what was left empty."""
    filled = ((each.name, values.get(each.name, "").strip()) for each in fields)
    return {name: value for name, value in filled if value}


def _fault(field: FormField, value: str) -> str:
    if not value:
        act = "选择" if field.kind in ("choice", "yes_no") else "填写"
        return f"请{act}{field.label}。" if field.is_required else ""
    if not _fits(field, value):
        return f"{field.label}{_PATTERNS_LABEL}。"
    if len(value) > _most(field):
        return f"{field.label}不能超过 {_most(field)} 个字。"
    return ""


def _most(field: FormField) -> int:
    return field.most if field.kind == "text" else MAX_VALUE


def _fits(field: FormField, value: str) -> bool:
    match field.kind:
        case "choice":
            return value in field.choices
        case "yes_no":
            return value in (YES, NO)
        case "number":
            return bool(_NUMBER.fullmatch(value))
        case "date":
            return _is_date(value)
    return not field.pattern or bool(re.fullmatch(field.pattern, value[:MAX_VALUE]))


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
