"""What the doors of reference data give."""

from ninja import Schema


class AreaOut(Schema):
    """An area; ``parent_code`` is empty at the top."""

    code: str
    name: str
    level: str
    parent_code: str


class TopicOut(Schema):
    """A topic; orders take those that have a ``parent_code``."""

    code: str
    name: str
    parent_code: str


class DepartmentOut(Schema):
    """A department and those below it."""

    id: int
    code: str
    name: str
    short_name: str
    duties: str
    children: list["DepartmentOut"]


class ChoiceOut(Schema):
    """One word of a small dictionary."""

    value: str
    label: str
