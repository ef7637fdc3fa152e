"""The sentence the timeline shows for every kind of happening in an order's story.

A line follows the name of whoever did it; ``{word}`` is filled in from the event's details.
"""

import re
from collections.abc import Mapping
from typing import Any

from hotline.workorders.rules.supervision import LEVEL_LABELS

LINES: dict[str, str] = {
    # registered, sent out, taken
    "workorder.registered": "受理了诉求，登记为工单",
    "workorder.answered_directly": "当场答复市民，工单结案",
    "workorder.answered_unified": "按统一答复口径答复市民，工单结案",
    "workorder.dispatched": "派出工单",
    "workorder.direct_linked": "以直通联办方式派出工单",
    "workorder.accepted": "签收工单，开始办理",
    "workorder.reassigned": "改派工单",
    "workorder.forwarded": "将工单转给外部单位办理",
    "workorder.reply_recorded": "录入了外部单位的反馈，{is_solved}",
    "workorder.taken_back": "从外部单位收回工单",
    "workorder.handed_to_emergency": "将工单移交 {service} 紧急处置",
    "workorder.allotted": "在单位内部分派工单",
    "workorder.helper_added": "发起会办",
    "workorder.helper_released": "撤销了一家单位的会办",
    "workorder.part_accepted": "签收会办",
    "workorder.part_submitted": "提交会办结果，{is_solved}",
    # sent back
    "workorder.send_back_requested": "申请退单",
    "workorder.send_back_approved": "同意退单",
    "workorder.send_back_refused": "不同意退单，工单由原单位继续办理",
    "workorder.return_ruled": "对退单作出裁定，并成为派单规则",
    # clocks
    "workorder.suspension_requested": "申请挂起",
    "workorder.suspended": "同意挂起，时限停止计算",
    "workorder.suspension_refused": "不同意挂起，时限照常计算",
    "workorder.resumed": "恢复办理，剩余时限继续计算",
    "workorder.extension_requested": "申请延期",
    "workorder.extended": "同意第 {times} 次延期",
    "workorder.extension_refused": "不同意延期，原时限不变",
    "workorder.deadline_near": "发出时限预警",
    "workorder.deadline_passed": "记录工单超过时限",
    "workorder.due_time_mended": "按各项时限更正了到期时间",
    # results and the end
    "workorder.result_submitted": "提交办理结果，{is_solved}",
    "workorder.handled": "审核通过办理结果，工单待回访",
    "workorder.result_refused": "退回办理结果，要求补充",
    "workorder.reopened": "因市民反映未解决，再次交办",
    "workorder.closed": "将工单结案",
    # beside the handling
    "workorder.urged": "第 {times} 次催办",
    "workorder.supervised": "发出{level}函",
    "workorder.supervision_replied": "回复了督办函{is_late}",
    "workorder.supervision_reply_recorded": "录入了外部单位的督办回复{is_late}",
    "workorder.supervision_lifted": "解除督办",
    "workorder.escalated": "将工单列为疑难",
    "workorder.difficult_reported": "将挂起、疑难情况报热线办",
    "workorder.difficult_lifted": "解除疑难",
    "workorder.withdrawn": "记录市民撤诉，工单结案",
    "workorder.corrected": "更正登记内容",
    "workorder.message_written": "就工单留言",
    "workorder.messages_read": "查看了对方的留言",
    # families
    "workorder.split": "按诉求拆单",
    "workorder.family_ready": "办完最后一件分单，可以合并回访",
    "workorder.merged": "并单",
    "workorder.merge_taken": "并单",
    "workorder.unmerged": "撤销并单，本单恢复原来的状态和时限",
    "workorder.merge_given_up": "撤销并单",
    "workorder.linked": "建立工单关联",
    "workorder.unlinked": "解除工单关联",
    "workorder.followed": "记录市民第 {times} 次重复来话",
    "workorder.new_demand_linked": "将市民的新诉求登记为关联工单 {new_number}",
    # files, secrecy, calls through the hotline, the shield
    "workorder.secrecy_changed": "调整密级",
    "workorder.relay_asked": "申请经热线中转与市民通话",
    "workorder.relay_called": "经热线中转拨通双方电话",
    "workorder.files_attached": "添加附件",
    "workorder.file_released": "核对并放行一个附件",
    "workorder.printed": "打印工单",
    "workorder.shield_overridden": "在体检未通过时说明理由后放行",
    "attachment.added": "上传一份附件",
    "attachment.opened": "查看附件",
    "attachment.turned_away": "上传的附件带病毒，已拒收",
    # the contact and the calls
    "contact.opened": "受理市民来话",
    "contact.identified": "补认来话人身份",
    "contact.closed": "结束来话",
    "citizen.registered": "为市民建档",
    "citizen.corrected": "更正市民资料",
    "citizen.identity_linked": "关联市民的渠道账号",
    "citizen.identity_unlinked": "解除市民的渠道账号",
    "citizen.phone_proven": "验证市民的手机号",
    "citizen.merged": "合并市民档案",
    "citizen.unmerged": "撤销合并市民档案",
    "citizen.care_changed": "调整关怀标识",
    "call.entered": "接入来电",
    "call.queued": "将来电放入排队",
    "call.offered": "坐席开始振铃",
    "call.offer_missed": "坐席未接，来电重新排队",
    "call.answered": "接听来电",
    "call.held": "保持通话",
    "call.resumed": "恢复通话",
    "call.parked": "将通话驻留",
    "call.retrieved": "取回驻留的通话",
    "call.transferred": "转接通话",
    "call.party_asked": "呼叫第三方加入通话",
    "call.party_left": "第三方离开通话",
    "call.supervised": "监听或强插通话",
    "call.forced": "强拆或接管通话",
    "call.placed": "发起外呼",
    "robot_call.over": "自动语音询问结束",
    "call.refused": "拒接来电",
    "call.captioned": "开始记录通话文字",
    "call.transcribed": "转写整段通话录音",
    "call.words_alarmed": "通话中听到险情用语，已告警",
    "call.rated": "市民对通话评分 {rating} 分",
    "call.ended": "通话结束",
    "call.reconciled": "呼叫控制重启后接管通话",
    "call.recording_paused": "暂停录音",
    "call.recording_resumed": "恢复录音",
    "call.recording_gap_found": "发现通话缺少录音",
    "call.recording_gap_settled": "了结录音缺口",
    "call.voicemail_left": "市民留言",
    "call.voicemail_handled": "处理留言",
    "recording.started": "开始录音",
    "recording.finalized": "录音归档",
    "recording.lost": "发现录音文件缺失",
    "recording.damaged": "发现录音文件损坏",
    "recording.mended": "恢复录音文件",
    "recording.archived": "将录音转为长期保存格式",
    "recording.listened": "收听录音",
    "recording.downloaded": "下载录音",
    "recording.held": "将录音设为保全",
    "recording.released": "解除录音保全",
    "recording.deleted": "录音保存期满，已销毁",
    "return_call.listed": "登记回拨",
    "return_call.made": "拨打回拨电话",
    "return_call.settled": "了结回拨",
    # follow-ups
    "followup.planned": "生成回访任务",
    "followup.called": "拨打回访电话",
    "followup.unreached": "回访未联系上市民",
    "followup.completed": "完成回访",
    "followup.asked": "发出回访征询",
    "followup.spared": "抽样未抽中，不再回访",
    "followup.turned": "回访改走其他渠道",
}
"""Kind → what was done."""

_WORDS: dict[str, dict[Any, str]] = {
    "is_solved": {True: "反馈已解决", False: "反馈尚未解决"},
    "is_late": {True: "（逾期）", False: ""},
    "level": {**LEVEL_LABELS},
}
_BLANK = re.compile(r"{(\w+)}")
_ENDS = "。！？；…"


def line_of(kind: str, label: str, details: Mapping[str, Any], *, actor: str) -> str:
    """Return one Chinese sentence: who did what, and the note that was kept with it."""

    def filled(match: re.Match[str]) -> str:
        name = match.group(1)
        value = details.get(name, "")
        return _WORDS.get(name, {}).get(value, str(value))

    done = _BLANK.sub(filled, LINES.get(kind, label)).strip("，")
    note = str(details.get("note") or "").strip()
    said = f"{actor}{done}" + (f"：{note}" if note else "")
    return said if said.endswith(tuple(_ENDS)) else f"{said}。"
