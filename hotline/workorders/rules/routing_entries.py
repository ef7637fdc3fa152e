"""What ``routing.yaml`` says about who should have which orders (派单规则)."""

from collections.abc import Collection, Iterator
from datetime import date

from pydantic import BaseModel, ConfigDict, Field, model_validator

LOCAL = "local"
"""The rule stands for one per district, each with the district's own government."""


class RoutingEntry(BaseModel):
    """One rule."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)
    topic: str = ""
    area: str = ""
    words: list[str] = Field(default_factory=list, max_length=20)
    to: str
    because: str = Field(min_length=4, max_length=500)
    starts_on: date = date(2020, 1, 1)
    ends_on: date | None = None


class RoutingFile(BaseModel):
    """``routing.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    local: dict[str, str] = Field(default_factory=dict)
    """District → its government."""
    rules: list[RoutingEntry] = Field(default_factory=list)

    @model_validator(mode="after")
    def _keys_differ(self) -> "RoutingFile":
        keys = [each.key for each in self.expanded()]
        twice = sorted({each for each in keys if keys.count(each) > 1})
        if twice:
            msg = f"派单规则编号重复：{'、'.join(twice)}"
            raise ValueError(msg)
        empty = [each.key for each in self.rules if not (each.topic or each.area or each.words)]
        empty = [key for key in empty if key not in {e.key for e in self.rules if e.to == LOCAL}]
        if empty:
            msg = f"派单规则没有任何条件：{'、'.join(empty)}"
            raise ValueError(msg)
        return self

    def expanded(self) -> Iterator[RoutingEntry]:
        """Yield the rules, those for districts once per district."""
        for each in self.rules:
            if each.to != LOCAL:
                yield each
                continue
            for area, department in self.local.items():
                own = {"key": f"{each.key}-{area}", "area": area, "to": department}
                yield each.model_copy(update=own)

    def unknown(
        self, *, topics: Collection[str], areas: Collection[str], departments: Collection[str]
    ) -> list[str]:
        """Say in Chinese which topics, areas and departments nobody has described."""
        found = []
        for each in self.expanded():
            named = (
                ("事项", each.topic, topics),
                ("区划", each.area, areas),
                ("承办单位", each.to, departments),
            )
            found += [
                f"派单规则“{each.key}”的{what}“{code}”不存在"
                for what, code, known in named
                if code and code not in known
            ]
        return found
