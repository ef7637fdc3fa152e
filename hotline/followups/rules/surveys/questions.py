"""A set of questions (问卷): answers lead forward, never back, and every question is reached."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

END = "end"
NEXT = ""
Kind = Literal["single", "multi", "scale", "text"]
KIND_LABELS: dict[str, str] = {
    "single": "单选",
    "multi": "多选",
    "scale": "五级满意度",
    "text": "填空",
}
SCALE = {"5": "非常满意", "4": "满意", "3": "基本满意", "2": "不满意", "1": "非常不满意"}
_Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
_Label = Annotated[str, Field(min_length=1, max_length=60)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(_Part):
    """One answer that may be chosen; ``next`` leads to a later question or to the end."""

    code: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,20}$")]
    label: _Label
    next: str = NEXT


class Question(_Part):
    """One question."""

    id: _Id
    text: Annotated[str, Field(min_length=2, max_length=300)]
    kind: Kind
    options: tuple[Option, ...] = Field(default=(), max_length=20)
    next: str = NEXT
    is_required: bool = True

    @model_validator(mode="after")
    def _options_fit(self) -> Self:
        codes = [each.code for each in self.options]
        if self.kind in {"single", "multi"} and len(codes) < 2:  # noqa: PLR2004 - a choice
            msg = f"“{self.text}”至少要有两个选项。"
            raise ValueError(msg)
        if self.kind == "text" and codes:
            msg = f"“{self.text}”是填空，不能有选项。"
            raise ValueError(msg)
        if self.kind == "scale" and not set(codes) <= set(SCALE):
            msg = f"“{self.text}”是五级满意度，选项代码只能是 1 到 5。"
            raise ValueError(msg)
        if len(set(codes)) < len(codes):
            msg = f"“{self.text}”的选项代码重复。"
            raise ValueError(msg)
        if self.kind == "multi" and any(each.next for each in self.options):
            msg = f"“{self.text}”是多选，不能按选项跳转。"
            raise ValueError(msg)
        return self

    def choices(self) -> dict[str, str]:
        """Return code → label of what may be chosen."""
        if self.kind == "scale":
            return SCALE
        return {each.code: each.label for each in self.options}

    def arrow(self, answer: object) -> str:
        """Return where an answer leads."""
        chosen = next((each for each in self.options if each.code == answer), None)
        return chosen.next if chosen is not None and chosen.next else self.next


class QuestionSetContent(_Part):
    """The whole set, in the order in which it is asked."""

    intro: Annotated[str, Field(max_length=500)] = ""
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=50)]
    thanks: Annotated[str, Field(max_length=200)] = ""

    @model_validator(mode="after")
    def _arrows_lead_forward(self) -> Self:
        places = {each.id: at for at, each in enumerate(self.questions)}
        if len(places) < len(self.questions):
            msg = "题目编号重复。"
            raise ValueError(msg)
        reached = {0}
        for at, each in enumerate(self.questions):
            for arrow in _arrows_of(each):
                if arrow not in (NEXT, END) and places.get(arrow, -1) <= at:
                    msg = f"“{each.text}”只能跳到它后面的题目。"
                    raise ValueError(msg)
                target = at + 1 if arrow == NEXT else places.get(arrow)
                if at in reached and target is not None:
                    reached.add(target)
        lost = [each.text for at, each in enumerate(self.questions) if at not in reached]
        if lost:
            msg = f"“{lost[0]}”无论怎样回答都问不到。"
            raise ValueError(msg)
        return self


def _arrows_of(question: Question) -> set[str]:
    """Return every arrow that some answer takes; a way nobody can take is none."""
    if question.kind not in {"single", "scale"}:
        return {question.next}
    given = {each.code: each.next or question.next for each in question.options}
    arrows = {given.get(code, question.next) for code in question.choices()}
    return arrows if question.is_required else arrows | {question.next}
