"""What pydantic finds wrong with a field, said in Chinese."""

from collections.abc import Iterable, Mapping
from typing import Any

_SENTENCES = {
    "missing": "必填",
    "string_too_long": "不能超过 {max_length} 个字",
    "string_too_short": "不能少于 {min_length} 个字",
    "string_type": "应为文字",
    "string_pattern_mismatch": "格式不正确",
    "int_parsing": "应为整数",
    "int_type": "应为整数",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "greater_than": "应大于 {gt}",
    "less_than": "应小于 {lt}",
    "float_parsing": "应为数字",
    "float_type": "应为数字",
    "int_from_float": "应为整数",
    "date_parsing": "日期格式不正确",
    "date_from_datetime_parsing": "日期格式不正确",
    "literal_error": "不在可选范围内",
    "enum": "不在可选范围内",
    "uuid_parsing": "编号格式不正确",
    "datetime_parsing": "时间格式不正确",
    "datetime_from_date_parsing": "时间格式不正确",
    "timezone_aware": "时间缺少时区",
    "bool_parsing": "应为是或否",
    "too_short": "至少需要 {min_length} 项",
    "too_long": "最多 {max_length} 项",
    "extra_forbidden": "不认识的字段",
}


def in_chinese(errors: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return path of the field (``demands.0.place``) → Chinese sentence."""
    fields: dict[str, str] = {}
    for error in errors:
        location = [str(part) for part in error.get("loc", ())]
        path = ".".join(location[2:] or location[-1:])
        context = error.get("ctx", {})
        kind = str(error.get("type"))
        if context.get("field_type") == "Value":  # a text that was cleaned before it was measured
            kind = f"string_{kind}"
        fields[path] = _SENTENCES.get(kind, "填写有误").format(**context)
    return fields
