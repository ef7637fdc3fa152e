"""The prompts every city ships itself (标准提示音); a flow may use them without publishing any."""

STANDARD_PROMPTS: dict[str, str] = {
    "greeting": "问候语",
    "connecting": "正在转接话务员",
    "all-busy": "话务员全忙",
    "goodbye": "结束语",
    "wrong-key": "按键有误",
    "collect-order": "请输入工单号",
    "main-menu": "业务菜单",
    "languages": "语言菜单",
    "queue-exit-offer": "等候中可选回拨",
    "queue-closed": "非服务时间",
    "voicemail": "请留言",
    "voicemail-thanks": "留言已收到",
    "return-call-offer": "是否需要回拨",
    "return-call-thanks": "回拨已登记",
    "return-call-greeting": "回拨接通问候",
    "rate": "请评价",
    "rate-thanks": "感谢评价",
    "robot-solved": "自动回访：是否解决",
    "robot-rating": "自动回访：请评价",
    "robot-thanks": "自动回访：感谢评价",
    "robot-unsolved": "自动回访：退回办理",
    "robot-person": "自动回访：转人工",
    "transferring-out": "正在转接外线",
    "no-answer": "对方无人接听",
    "number-refused": "来电不予受理",
    "please-wait-reconnect": "线路恢复中",
    "not-rendered": "提示音尚未制作",
    "test-queue": "测试到此转入队列",
}
"""Name → what the editor's page calls it; the words themselves are the city's."""

SPOKEN_WITH_NUMBERS: dict[str, str] = {
    "position-prefix": "您前面还有",
    "position-suffix": "位市民在等候",
    "position-next": "您是下一位",
    "estimate-prefix": "预计等待约",
    "estimate-suffix": "分钟",
    "estimate-short": "预计等待不到一分钟",
    "estimate-long": "预计等待时间较长",
}
"""Parts the engine puts together; not to be chosen in a flow."""
