"""What ``desks.yaml`` says about special desks (专席)."""

from collections.abc import Collection

from pydantic import BaseModel, ConfigDict, Field, model_validator

from hotline.workorders.rules.desk_form import MAX_FIELDS, FormField


class DeskEntry(BaseModel):
    """One desk."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=20)
    name: str = Field(min_length=2, max_length=40)
    about: str = Field(default="", max_length=200)
    numbers: list[str] = Field(default_factory=list)
    queues: list[str] = Field(default_factory=list)
    skill: str = Field(default="", max_length=40)
    flow: str = Field(default="", max_length=40)
    fields: list[FormField] = Field(default_factory=list, max_length=MAX_FIELDS)

    @model_validator(mode="after")
    def _fields_differ(self) -> "DeskEntry":
        names = [each.name for each in self.fields]
        twice = sorted({each for each in names if names.count(each) > 1})
        if twice:
            msg = f"专席“{self.name}”的表单项重复：{'、'.join(twice)}"
            raise ValueError(msg)
        return self


class DesksFile(BaseModel):
    """``desks.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    desks: list[DeskEntry] = Field(default_factory=list)

    @model_validator(mode="after")
    def _belong_to_one(self) -> "DesksFile":
        for what, values in (
            ("代码", [each.code for each in self.desks]),
            ("接入号码", [number for each in self.desks for number in each.numbers]),
            ("话务队列", [queue for each in self.desks for queue in each.queues]),
        ):
            twice = sorted({each for each in values if values.count(each) > 1})
            if twice:
                msg = f"专席的{what}重复：{'、'.join(twice)}"
                raise ValueError(msg)
        return self

    def unknown(
        self,
        *,
        numbers: Collection[str],
        queues: Collection[str],
        skills: Collection[str],
        flows: Collection[str],
    ) -> list[str]:
        """Say in Chinese which numbers, queues, skills and flows nobody has described."""
        found = []
        for each in self.desks:
            named = (
                ("接入号码", each.numbers, numbers),
                ("话务队列", each.queues, queues),
                ("技能", [each.skill] if each.skill else [], skills),
                ("语音流程", [each.flow] if each.flow else [], flows),
            )
            found += [
                f"专席“{each.name}”的{what}“{name}”不存在"
                for what, names, known in named
                for name in names
                if name not in known
            ]
        return found
