"""Write closed orders as lines models learn from (导出训练数据), without persons."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from hotline.accounts.visitor import Visitor
from hotline.administration.dataset_queries import each_order
from hotline.administration.events import DatasetExported
from hotline.administration.permissions import EXPORT_DATASET
from hotline.administration.rules.consent import ConsentClass
from hotline.administration.rules.instructions import lines_of
from hotline.core.crypto.digests import Digests
from hotline.core.errors import Forbidden, Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.intelligence.rules.tasks import Task
from hotline.workorders.rules.exports import SHORTEST_REASON


@dataclass(slots=True)
class Exported:
    """What was written, and what was left out."""

    orders: int = 0
    excluded: int = 0
    """By their consent class."""
    lines: Counter[str] = field(default_factory=Counter)
    sha256: str = ""


def export_dataset(
    *,
    since: datetime,
    until: datetime,
    tasks: Iterable[Task],
    reason: str,
    path: Path,
    by: Visitor,
    agreed_by: Visitor,
    now: datetime,
) -> Exported:
    """Write the file, readable by its owner only, and keep who took what, and who agreed.

    Two people stand behind it whatever its size: what a model has learnt cannot be taken
    back out of it.

    Raises:
        Forbidden: one of them may not, or both are the same person.
        Invalid: nobody says what for, or the file is there already.

    """
    _refuse(by, agreed_by, reason, path)
    wanted, made, digests = list(tasks), Exported(), Digests()
    with writing(), path.open("xb") as file:
        path.chmod(0o600)
        for order in each_order(since, until):
            made.orders += 1
            made.excluded += order.consent is ConsentClass.EXCLUDED
            for line in lines_of(order, wanted):
                content = (json.dumps(line, ensure_ascii=False) + "\n").encode()
                digests.update(content)
                file.write(content)
                made.lines[line["task"]] += 1
        made.sha256 = digests.sha256
        happening = DatasetExported(
            file=path.name,
            sha256=made.sha256,
            rows=made.lines.total(),
            left_out=made.excluded,
            since=since,
            until=until,
            agreed_by=agreed_by.actor_label,
            note=reason.strip(),
        )
        record(happening, subject_id=made.sha256[:16], by=by, now=now, correlation_id=None)
    return made


def _refuse(by: Visitor, agreed_by: Visitor, reason: str, path: Path) -> None:
    if not by.has(EXPORT_DATASET) or not agreed_by.has(EXPORT_DATASET):
        msg = f"两个人都要有“{EXPORT_DATASET.label}”权限。"
        raise Forbidden(msg)
    if by.user_id == agreed_by.user_id:
        msg = "不能由同一个人申请和同意。"
        raise Forbidden(msg)
    if len(reason.strip()) < SHORTEST_REASON:
        msg = f"请写明用途（至少 {SHORTEST_REASON} 个字）。"
        raise Invalid(msg, fields={"reason": msg})
    if path.exists():
        msg = f"文件 {path.name} 已存在，不会覆盖。"
        raise Invalid(msg, fields={"path": msg})
