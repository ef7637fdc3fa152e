"""``bin/hotline orders import FILE`` and ``orders export FILE``, for an operations engineer."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, cast

from django.core.management.base import BaseCommand, CommandError

from hotline.accounts.models import User
from hotline.accounts.queries import visitor_for
from hotline.accounts.visitor import Visitor
from hotline.core.clock import now
from hotline.core.errors import Refusal
from hotline.workorders.actions.download_export import download_export
from hotline.workorders.actions.import_orders import Imported, import_orders
from hotline.workorders.actions.request_export import request_export
from hotline.workorders.export_file import write_lines, write_workbook
from hotline.workorders.import_file import FileError, read_file
from hotline.workorders.models import ExportRequest
from hotline.workorders.rules.exports import Decision
from hotline.workorders.rules.search.filters import Filters
from hotline.workorders.trays import TRAYS, TrayName

_WRITERS = {".xlsx": write_workbook, ".jsonl": write_lines}
_WORDS = {"registered": "已登记", "known": "以前已登记", "refused": "未导入"}


class Command(BaseCommand):
    """Both act in the name of an account: its permissions hold, and the log names it."""

    help = "导入或导出工单（jsonl、xlsx）。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the two halves."""
        halves = parser.add_subparsers(dest="half", required=True, metavar="import|export")
        bring = halves.add_parser("import", help="逐行登记；同一外部编号不会登记两次")
        bring.add_argument("file", type=Path)
        bring.add_argument("--as", dest="who", required=True, help="以哪个账号登记")
        bring.add_argument("--source", default="import", help="来源名称，外部编号在其中唯一")
        bring.add_argument("--rejected", type=Path, help="未导入的行原样写到哪里")
        take = halves.add_parser("export", help="50 条以内直接导出，更多须先审批")
        take.add_argument("file", type=Path)
        take.add_argument("--as", dest="who", required=True, help="以哪个账号导出")
        take.add_argument("--reason", default="", help="导出用途")
        take.add_argument("--tray", default="all", choices=[*TRAYS], help="哪个列表")
        take.add_argument("--filters", default="{}", help="筛选条件，JSON")
        take.add_argument("--request", type=int, help="已获批准的申请编号的顺序号")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do one half.

        Raises:
            CommandError: the account, the file or the request is not right, said in Chinese.

        """
        who = _visitor(options["who"])
        try:
            if options["half"] == "import":
                self._import(who, options)
            else:
                self._export(who, options)
        except (FileError, Refusal) as error:
            message = error.message if isinstance(error, Refusal) else str(error)
            raise CommandError(message) from error

    def _import(self, who: Visitor, options: dict[str, Any]) -> None:
        path: Path = options["file"]
        rejected: Path = options["rejected"] or path.with_name(f"{path.stem}.未导入.jsonl")
        counts = dict.fromkeys(_WORDS, 0)
        lines = read_file(path)
        with rejected.open("w", encoding="utf-8") as kept:
            for each in import_orders(lines, source=options["source"], by=who, now=now()):
                counts[each.outcome] += 1
                if each.outcome == "refused":
                    self.stdout.write(f"第 {each.line.position} 行：{' '.join(each.faults)}")
                    kept.write(_line_of(each))
        said = "，".join(f"{label} {counts[name]}" for name, label in _WORDS.items())
        self.stdout.write(f"{said}。")
        if not counts["refused"]:
            rejected.unlink()
            return
        msg = f"有 {counts['refused']} 行未导入，原样写在 {rejected}，改正后可再次导入。"
        raise CommandError(msg)

    def _export(self, who: Visitor, options: dict[str, Any]) -> None:
        path: Path = options["file"]
        write = _WRITERS.get(path.suffix.lower())
        if write is None:
            msg = "只能导出为 .jsonl 或 .xlsx 文件。"
            raise FileError(msg)
        export_id = options["request"] or self._ask(who, options).pk
        moment = now()
        made = download_export(export_id=export_id, path=path, by=who, now=moment, write=write)
        path.chmod(0o600)
        self.stdout.write(f"已导出 {made.exported_rows} 条到 {path}（{made.number}）。")

    def _ask(self, who: Visitor, options: dict[str, Any]) -> ExportRequest:
        made = request_export(
            tray=cast("TrayName", options["tray"]),
            filters=_filters(options["filters"]),
            reason=options["reason"],
            by=who,
            now=now(),
        )
        if made.decision == Decision.AWAITING:
            msg = (
                f"共 {made.row_count} 条，已提交申请 {made.number}，等班长审批；"
                f"批准后运行：orders export {options['file']} --as {options['who']} "
                f"--request {made.pk}"
            )
            raise CommandError(msg, returncode=3)
        return made


def _visitor(username: str) -> Visitor:
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        msg = f"没有账号“{username}”，或已停用。"
        raise CommandError(msg)
    return visitor_for(user)


def _filters(text: str) -> Filters:
    try:
        return Filters.from_json(json.loads(text))
    except (ValueError, TypeError, AttributeError) as error:
        msg = "筛选条件不是一个正确的 JSON 对象。"
        raise FileError(msg) from error


def _line_of(each: Imported) -> str:
    """Return a refused line as it was, so that it can be mended and imported again."""
    columns = each.line.columns
    as_it_was = (
        columns["line"] if each.line.fault else json.dumps(columns, ensure_ascii=False, default=str)
    )
    return f"{as_it_was}\n"
