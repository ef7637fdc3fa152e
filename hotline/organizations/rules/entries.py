"""What the city's files say about departments and teams."""

from pydantic import BaseModel, ConfigDict, Field, model_validator

from hotline.organizations.rules.kinds import Kind

_CODE = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class DepartmentEntry(BaseModel):
    """One department; ``parent`` is another one's code."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern=_CODE, max_length=40)
    name: str = Field(min_length=2, max_length=80)
    short_name: str = Field(min_length=2, max_length=20)
    parent: str = ""
    duties: str = Field(default="", max_length=500)
    contact_hours: str = Field(default="", max_length=80)
    kind: Kind = Kind.DEPARTMENT


class DepartmentsFile(BaseModel):
    """``departments.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    departments: list[DepartmentEntry] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_a_tree(self) -> "DepartmentsFile":
        seen: set[str] = set()
        names: set[str] = set()
        for each in self.departments:
            if each.code in seen or each.name in names:
                msg = f"单位“{each.name}”（{each.code}）重复"
                raise ValueError(msg)
            if each.parent and each.parent not in seen:
                msg = f"“{each.name}”的上级 {each.parent} 不存在，或写在了它的后面"
                raise ValueError(msg)
            seen.add(each.code)
            names.add(each.name)
        return self


class TeamEntry(BaseModel):
    """One team, by the sign-in names of its people."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern=_CODE, max_length=40)
    name: str = Field(min_length=1, max_length=40)
    leader: str = ""
    members: list[str] = Field(default_factory=list)
