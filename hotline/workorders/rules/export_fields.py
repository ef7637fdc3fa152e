"""The columns of an export and what each means (字段说明)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportField:
    """One column: its key in JSON, its heading, its meaning, how wide it stands."""

    key: str
    title: str
    meaning: str
    width: int = 14


FIELDS: tuple[ExportField, ...] = (
    ExportField("number", "工单编号", "登记日期加当日顺序号，唯一", 18),
    ExportField("external_id", "外部编号", "导入的工单在原系统里的编号，其他工单为空", 18),
    ExportField("state", "状态", "导出时工单所处的环节"),
    ExportField("appeal_type", "诉求类型", "咨询、求助、投诉、举报、建议、表扬", 10),
    ExportField("urgency", "紧急程度", "一般、紧急", 10),
    ExportField("channel", "渠道", "诉求从哪里来", 10),
    ExportField("topic", "诉求分类", "事项分类的名称", 20),
    ExportField("topic_code", "诉求分类代码", "事项分类的代码，可供再导入", 10),
    ExportField("area", "区划", "事发地所在区、街道", 20),
    ExportField("area_code", "区划代码", "区划的代码，可供再导入", 12),
    ExportField("place", "事发地点", "登记的原文；其中的手机号、身份证号按权限脱敏", 30),
    ExportField("event", "事件经过", "登记的原文；其中的手机号、身份证号按权限脱敏", 50),
    ExportField("demand", "诉求内容", "登记的原文；其中的手机号、身份证号按权限脱敏", 40),
    ExportField("occurred_at", "事发时间", "市民所述的事发时间，可为空", 17),
    ExportField("caller_name", "诉求人", "按导出人的权限脱敏；要求保密的不向承办单位显示"),
    ExportField("caller_phone", "联系电话", "按导出人的权限脱敏；要求保密的不向承办单位显示"),
    ExportField("caller_sex", "性别", "可为空", 8),
    ExportField("is_confidential", "要求保密", "是、否", 10),
    ExportField("secrecy", "密级", "工单的密级", 10),
    ExportField("desk", "专席", "受理的专席，普通受理为空"),
    ExportField("desk_code", "专席代码", "专席的代码，可供再导入", 10),
    ExportField("desk_answers", "专席表单", "专席表单的各项，JSON；只给能看全诉求人的账号", 30),
    ExportField("department", "承办单位", "导出时的承办单位，未派单为空", 24),
    ExportField("registered_at", "登记时间", "北京时间", 17),
    ExportField("registered_by", "登记人", "登记人姓名和角色", 18),
    ExportField("due_at", "到期时间", "最先到期的时限，北京时间；没有在计的时限为空", 17),
    ExportField("handled_at", "办结时间", "承办单位的结果审核通过的时间，北京时间", 17),
    ExportField("closed_at", "结案时间", "北京时间", 17),
    ExportField("closing", "结案方式", "未结案为空"),
    ExportField("direct_answer", "直接答复内容", "热线当场答复的内容；其中的号码按权限脱敏", 40),
    ExportField("direct_answer_reason", "直接答复理由", "应派单的类型为何直接答复，可为空", 30),
)
