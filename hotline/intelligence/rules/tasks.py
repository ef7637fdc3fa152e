"""What models may be asked for: a closed list, so that each can be switched off by name."""

from enum import StrEnum


class Task(StrEnum):
    """One kind of help; the word stands in traces, switches and the site's file."""

    DRAFT = "draft"
    SUMMARY = "summary"
    LIVE_ASSIST = "live_assist"
    KNOWLEDGE_ANSWER = "knowledge_answer"
    TOPICS = "topics"
    DISPATCH = "dispatch"
    SHIELD = "shield"
    REPLY_CHECK = "reply_check"
    FOLLOW_UP = "follow_up"
    QUALITY = "quality"
    EVALUATION = "evaluation"


TASK_LABELS: dict[Task, str] = {
    Task.DRAFT: "工单草稿",
    Task.SUMMARY: "标题与摘要",
    Task.LIVE_ASSIST: "通话实时提示",
    Task.KNOWLEDGE_ANSWER: "知识问答",
    Task.TOPICS: "事项分类",
    Task.DISPATCH: "派单推荐",
    Task.SHIELD: "派前检查",
    Task.REPLY_CHECK: "答复检查",
    Task.FOLLOW_UP: "回访话术",
    Task.QUALITY: "质检预评",
    Task.EVALUATION: "模型评测",
}

WITHOUT_A_MODEL: dict[Task, str] = {
    Task.DRAFT: "按规则与词表填写，空着不编造",
    Task.SUMMARY: "从原文摘句",
    Task.LIVE_ASSIST: "按词表与知识检索提示",
    Task.KNOWLEDGE_ANSWER: "列出检索到的原文段落",
    Task.TOPICS: "本地分类器",
    Task.DISPATCH: "职责、先例与规则",
    Task.SHIELD: "规则检查",
    Task.REPLY_CHECK: "规则检查",
    Task.FOLLOW_UP: "固定话术",
    Task.QUALITY: "规则打分",
    Task.EVALUATION: "不进行",
}
"""What the platform does for each task when no model answers."""
