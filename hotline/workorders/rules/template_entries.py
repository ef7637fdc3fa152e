"""What a wording of a common call (常用语模板) says, typed in a page or in the city's file."""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from hotline.core.numbers_in_text import hide_numbers
from hotline.core.text import Text
from hotline.reference.rules.dictionaries import AppealType, Urgency

MAX_NAME, MAX_SHORTCUT, MAX_WORDS = 20, 12, 2000
_SHORTCUT = re.compile(r"[0-9a-z一-鿿]+")


class TemplateEntry(BaseModel):
    """One wording; whatever is empty leaves the form as it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[Text, Field(min_length=1, max_length=MAX_NAME)]
    shortcut: Annotated[Text, Field(min_length=1, max_length=MAX_SHORTCUT)]
    appeal_type: AppealType | Literal[""] = ""
    urgency: Urgency | Literal[""] = ""
    topic_code: Annotated[Text, Field(max_length=12)] = ""
    event: Annotated[Text, Field(max_length=MAX_WORDS)] = ""
    demand: Annotated[Text, Field(max_length=MAX_WORDS)] = ""

    def columns(self) -> dict[str, str]:
        """Return the fields as plain text."""
        return {name: str(value) for name, value in self.model_dump(mode="json").items()}


class TemplatesFile(BaseModel):
    """``templates.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    templates: list[TemplateEntry] = Field(default_factory=list, max_length=200)

    @model_validator(mode="after")
    def _are_sound(self) -> "TemplatesFile":
        names = [each.name for each in self.templates]
        twice = sorted({each for each in names if names.count(each) > 1})
        if twice:
            msg = f"常用语重名：{'、'.join(twice)}"
            raise ValueError(msg)
        for each in self.templates:
            if faults := template_faults(each):
                msg = f"常用语“{each.name}”：{'；'.join(faults.values())}"
                raise ValueError(msg)
        return self


def template_faults(entry: TemplateEntry) -> dict[str, str]:
    """Return field → what is wrong with it; empty when the wording can be kept."""
    faults: dict[str, str] = {}
    if not _SHORTCUT.fullmatch(entry.shortcut):
        faults["shortcut"] = "简码只能用小写字母、数字和汉字"
    if not (entry.event or entry.demand or entry.topic_code):
        faults["event"] = "请至少填写事件经过、诉求内容或事项分类中的一项"
    for name in ("event", "demand"):
        words = str(getattr(entry, name))
        if hide_numbers(words) != words:
            faults[name] = "常用语里不要写电话、证件号等个人号码"
    return faults
