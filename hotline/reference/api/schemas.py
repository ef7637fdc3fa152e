"""What the doors of reference data give."""

from datetime import date

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


class LimitOut(Schema):
    """A limit in force; ``acting_label`` is empty where acting is possible all the time."""

    name: str
    label: str
    starts_on: date
    measure: str
    calendar_label: str
    acting_label: str
    stages: list[int]


class ReadingChoiceOut(Schema):
    """One way to read a sentence of the contract."""

    value: str
    label: str
    means: str


class ReadingOut(Schema):
    """An open question of the contract, the way it is read here, and why."""

    key: str
    starts_on: date
    question: str
    clause: str
    touches: str
    touches_label: str
    chosen: str
    why: str
    effect: str
    choices: list[ReadingChoiceOut]
