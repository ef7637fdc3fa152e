"""Tables of the doors to models."""

from hotline.intelligence.models.acting_policy import ActingPolicy
from hotline.intelligence.models.release import Release
from hotline.intelligence.models.task_switch import TaskSwitch
from hotline.intelligence.models.trace import Trace

__all__ = ["ActingPolicy", "Release", "TaskSwitch", "Trace"]
