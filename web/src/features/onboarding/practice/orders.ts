/** The orders of a lesson: made up, marked 练习 wherever they are shown, and kept by this page only. */
import type { OrderDetail, OrderRow, VerbView } from '@/api/types'

export const MARK = '练习'
const MINUTE = 60

interface Matter {
  topic: [string, string]
  place: string
  event: string
  demand: string
  department: string
  /** Minutes until it is due; less than none is late. */
  minutes: number
  urgent?: boolean
}

export const MATTERS: readonly [Matter, Matter, Matter] = [
  {
    topic: ['0107', '路灯照明'],
    place: '金贸中路 1 号小区北门',
    event: '小区门口三盏路灯连续三天不亮，夜间老人出行不便。',
    demand: '请尽快检修路灯，并告知处理时间。',
    department: '市城市管理局',
    minutes: 8,
  },
  {
    topic: ['0303', '公交线路'],
    place: '国贸路公交站',
    event: '22 路公交车末班车连续三天没有进站，乘客晚上只能步行回家。',
    demand: '请核实末班车为何不进站，并答复。',
    department: '市交通运输局',
    minutes: 45,
  },
  {
    topic: ['0512', '社会生活噪声'],
    place: '海秀东路 11 号',
    event: '楼下酒吧每晚播放音乐到凌晨两点，影响休息。',
    demand: '请到现场核实并制止噪声扰民。',
    department: '市综合行政执法局',
    minutes: -12,
    urgent: true,
  },
]

/** Which orders a role finds waiting: their state, and what may be done. */
export interface Scene {
  state: string
  stateLabel: string
  verbs: VerbView[]
  dueLabel: string
  hasResult?: boolean
}

export function practiceOrder(at: number, scene: Scene, now: Date): OrderDetail {
  const matter = MATTERS[at % MATTERS.length] as Matter
  const from = (minutes: number) => new Date(now.getTime() + minutes * MINUTE * 1000).toISOString()
  const isWithDepartment = scene.state !== 'awaiting_dispatch'
  return {
    number: `${MARK}-000${at + 1}`,
    state: scene.state,
    state_label: scene.stateLabel,
    appeal_type: 'help',
    appeal_type_label: '求助',
    urgency: matter.urgent ? 'urgent' : 'general',
    urgency_label: matter.urgent ? '紧急' : '一般',
    topic_code: matter.topic[0],
    topic_name: matter.topic[1],
    area_code: '',
    area_name: '龙华区金贸街道',
    place: `【${MARK}】${matter.place}`,
    event: `【${MARK}】${matter.event}`,
    demand: matter.demand,
    event_time: null,
    origin: { channel_label: '电话', source: '', external_id: '', original_event: '', original_demand: '' },
    department_name: isWithDepartment ? matter.department : null,
    desk_name: '',
    desk: null,
    secrecy: 'normal',
    secrecy_label: '普通',
    may_set_secrecy: false,
    may_attach: false,
    attachments: [],
    registered_at: from(-60),
    registered_by: `${MARK}热线员`,
    asked: '',
    due_at: from(matter.minutes),
    due_label: scene.dueLabel,
    remaining_seconds: matter.minutes * MINUTE,
    caller: {
      name: `${MARK}市民`,
      phone: '13800000000',
      is_phone_hidden: false,
      sex: '',
      sex_label: '',
      is_confidential: false,
      is_anonymous: false,
      may_relay: false,
      relay_refusal: '',
    },
    query_code: '',
    correlation_id: null,
    direct_answer: '',
    direct_answer_reason: '',
    closing_label: '',
    closed_at: null,
    version: 1,
    present: [],
    allowed_verbs: scene.verbs,
    deadlines: [],
    assignments: [],
    send_backs: [],
    results: scene.hasResult ? [practiceResult(matter, from(-20))] : [],
    clock_requests: [],
    recordings: [],
    links: [],
  }
}

function practiceResult(matter: Matter, when: string): OrderDetail['results'][number] {
  return {
    id: 1,
    role: 'lead',
    department_name: matter.department,
    handled_at: when,
    submitted_at: when,
    submitted_by: `${MARK}经办人`,
    place: matter.place,
    unit: '现场处置组',
    staff: `${MARK}经办人`,
    process: '当日派员到现场检查，与诉求人联系并核实了情况。',
    outcome: '问题已经处理，并向诉求人电话说明。',
    is_solved: true,
    next_step: '',
    attachments: [],
    review_label: '',
    review_comment: '',
    review_missing: [],
  }
}

export function rowOf(order: OrderDetail): OrderRow {
  const { appeal_type, appeal_type_label, area_name, asked, department_name, desk_name } = order
  const { due_at, due_label, event, number, place, present, registered_at, remaining_seconds } = order
  const { secrecy, secrecy_label, state, state_label, topic_name, urgency, urgency_label } = order
  return {
    appeal_type,
    appeal_type_label,
    area_name,
    asked,
    department_name,
    desk_name,
    due_at,
    due_label,
    event,
    number,
    place,
    present,
    registered_at,
    remaining_seconds,
    secrecy,
    secrecy_label,
    state,
    state_label,
    topic_name,
    urgency,
    urgency_label,
  }
}
