"""What people decide about models."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _TaskHappening(Happening):
    """The subject is the task's word."""

    subject_type: ClassVar[str] = "model_task"

    note: str = ""


class TaskSwitchedOn(_TaskHappening):
    """Models may be asked for the task again."""

    kind: ClassVar[str] = "model_task.switched_on"
    label: ClassVar[str] = "启用智能任务"


class TaskSwitchedOff(_TaskHappening):
    """Models are not asked for the task any more; rules go on."""

    kind: ClassVar[str] = "model_task.switched_off"
    label: ClassVar[str] = "停用智能任务"


class ActingAloneAllowed(_TaskHappening):
    """A model may act without a person for one class."""

    kind: ClassVar[str] = "model_task.acting_allowed"
    label: ClassVar[str] = "允许智能任务自动执行"

    class_key: str
    accepted: int
    judged: int


class ActingAloneForbidden(_TaskHappening):
    """It may not any more."""

    kind: ClassVar[str] = "model_task.acting_forbidden"
    label: ClassVar[str] = "禁止智能任务自动执行"

    class_key: str


class SuggestionJudged(Happening):
    """A person took a suggestion, changed it or threw it away."""

    kind: ClassVar[str] = "model_suggestion.judged"
    label: ClassVar[str] = "评价智能建议"
    subject_type: ClassVar[str] = "model_trace"

    task: str
    verdict: str


class TraceOpened(Happening):
    """Somebody read what was asked and answered."""

    kind: ClassVar[str] = "model_trace.opened"
    label: ClassVar[str] = "查看模型问答"
    subject_type: ClassVar[str] = "model_trace"

    task: str


class _ReleaseHappening(Happening):
    """The subject is the registered model."""

    subject_type: ClassVar[str] = "model_release"

    task: str
    provider: str
    model: str
    version: str
    note: str = ""


class ReleaseRegistered(_ReleaseHappening):
    """A model was entered in the registry."""

    kind: ClassVar[str] = "model_release.registered"
    label: ClassVar[str] = "登记模型"


class CanaryStarted(_ReleaseHappening):
    """It answers a share of the questions."""

    kind: ClassVar[str] = "model_release.tried"
    label: ClassVar[str] = "模型开始灰度"

    share: int


class ReleasePromoted(_ReleaseHappening):
    """It answers all questions."""

    kind: ClassVar[str] = "model_release.promoted"
    label: ClassVar[str] = "模型正式使用"


class ReleaseRolledBack(_ReleaseHappening):
    """It answers none any more; what it replaced does."""

    kind: ClassVar[str] = "model_release.rolled_back"
    label: ClassVar[str] = "模型回退"
