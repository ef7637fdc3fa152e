/** The kinds of steps: their names, what they do, what one fills in, and where they may lead. */
import type { StepKind } from '@/api/flows'
import type { Tone } from '@/shared/labels'

export type Input =
  | { input: 'prompt'; optional?: boolean }
  | { input: 'queue' | 'hours' | 'seat' | 'contact' | 'language' | 'skills' | 'mailbox' | 'spoken' }
  | { input: 'count'; least: number; most: number; unit: string }
  | { input: 'flag'; sentence: string }
  | { input: 'text'; most: number }
  | { input: 'key'; optional?: boolean; keys: string }
  | { input: 'languageKeys' }

export type Field = Input & { name: string; label: string; hint?: string }

export interface Way {
  /** The field that holds the arrow, or the keys and their arrows. */
  name: 'next' | 'otherwise' | 'choices' | 'exit_keys'
  label: string
  hint?: string
}

export interface Kind {
  label: string
  /** One character for the step's badge. */
  badge: string
  group: Group
  explanation: string
  fields: Field[]
  /** In the order a call would think of them. */
  ways: Way[]
}

export const GROUPS = ['开始', '播放与选择', '判断与设置', '接通', '留言与回拨', '结束前'] as const
export type Group = (typeof GROUPS)[number]

export const GROUP_TONES: Record<Group, Tone> = {
  开始: 'grey',
  播放与选择: 'blue',
  判断与设置: 'violet',
  接通: 'green',
  留言与回拨: 'amber',
  结束前: 'teal',
}

export const ALL_KEYS = '1234567890*#'

const NEXT: Way = { name: 'next', label: '然后' }
const wait = (label: string): Field => ({
  name: 'seconds',
  label,
  input: 'count',
  least: 1,
  most: 60,
  unit: '秒',
})
const TRIES: Field = { name: 'tries', label: '最多播放', input: 'count', least: 1, most: 5, unit: '次' }
const WRONG: Field = {
  name: 'wrong_prompt',
  label: '按错时先说',
  input: 'prompt',
  optional: true,
  hint: '不选则直接重播上面的提示音。',
}
const prompt = (label = '提示音'): Field => ({ name: 'prompt', label, input: 'prompt' })
const QUEUE: Field = { name: 'queue', label: '队列', input: 'queue' }

export const KINDS: Record<StepKind, Kind> = {
  answer: {
    label: '接听',
    badge: '接',
    group: '开始',
    explanation: '接起市民来电。每个流程的第一步都是接听。',
    fields: [],
    ways: [NEXT],
  },
  play: {
    label: '播放提示音',
    badge: '播',
    group: '播放与选择',
    explanation: '播放一段提示音。可以设定按某个键切换语言，之后的提示音和排队都用该语言。',
    fields: [
      prompt(),
      { name: 'language_keys', label: '按键切换语言', input: 'languageKeys' },
    ],
    ways: [NEXT],
  },
  menu: {
    label: '按键菜单',
    badge: '选',
    group: '播放与选择',
    explanation: '播放菜单，市民按键后走到对应的步骤。',
    fields: [
      prompt('菜单提示音'),
      wait('播完后等待按键'),
      TRIES,
      WRONG,
      {
        name: 'spoken',
        label: '也听语音回答',
        input: 'spoken',
        hint: '装了语音识别时有效；拿不准会复述再问，听不懂仍按键。',
      },
    ],
    ways: [
      { name: 'choices', label: '按键去向' },
      { name: 'otherwise', label: '未按或按错', hint: '用完次数后走这里。' },
    ],
  },
  collect: {
    label: '收集号码',
    badge: '号',
    group: '播放与选择',
    explanation: '请市民输入一串数字，如工单号；话务员接听时能看到。',
    fields: [
      prompt(),
      { name: 'label', label: '话务员看到的名称', input: 'text', most: 40, hint: '如“工单号”。' },
      { name: 'fewest', label: '最少位数', input: 'count', least: 1, most: 32, unit: '位' },
      { name: 'most', label: '最多位数', input: 'count', least: 1, most: 32, unit: '位' },
      { name: 'end_key', label: '结束键', input: 'key', optional: true, keys: '#*' },
      wait('每一位等待'),
      TRIES,
      WRONG,
    ],
    ways: [
      { name: 'next', label: '收到后' },
      { name: 'otherwise', label: '未输入或位数不对' },
    ],
  },
  check_hours: {
    label: '时段判断',
    badge: '时',
    group: '判断与设置',
    explanation: '在服务时段内继续往下走，时段外走另一步。时段含法定节假日与调休。',
    fields: [{ name: 'hours', label: '服务时段', input: 'hours' }],
    ways: [
      { name: 'next', label: '时段内' },
      { name: 'otherwise', label: '时段外' },
    ],
  },
  set: {
    label: '设置语言与技能',
    badge: '设',
    group: '判断与设置',
    explanation: '改变后面提示音的语言，或要求话务员会某种方言、属于某个专席，或提高优先级。',
    fields: [
      { name: 'language', label: '语言', input: 'language', hint: '不选则不改变。' },
      { name: 'skills', label: '要求话务员的技能', input: 'skills' },
      {
        name: 'priority',
        label: '提高优先级',
        input: 'count',
        least: 0,
        most: 9,
        unit: '级',
        hint: '0 为不提高；数字越大越先接听。',
      },
    ],
    ways: [NEXT],
  },
  announce: {
    label: '播报排位与等待',
    badge: '报',
    group: '判断与设置',
    explanation: '排队之前，告诉市民前面有几位、预计等多久。',
    fields: [
      QUEUE,
      { name: 'position', label: '播报排位', input: 'flag', sentence: '“您前面还有 3 位市民在等候”' },
      { name: 'estimated_wait', label: '播报预计等待', input: 'flag', sentence: '“预计等待约 2 分钟”' },
    ],
    ways: [NEXT],
  },
  queue: {
    label: '排队转人工',
    badge: '排',
    group: '接通',
    explanation: '进入队列等候话务员并通话。等候时可以按键离开，如改为回拨。',
    fields: [QUEUE],
    ways: [
      { name: 'next', label: '话务员挂断后', hint: '常接“满意度评价”。' },
      { name: 'exit_keys', label: '等候时按键' },
      { name: 'otherwise', label: '队列满、超时或无人' },
    ],
  },
  connect: {
    label: '直接接通',
    badge: '呼',
    group: '接通',
    explanation: '不排队，直接呼叫一个坐席或一个外线联系人，如专家席。',
    fields: [
      { name: 'seat', label: '坐席', input: 'seat', hint: '坐席与外线联系人选其中一个。' },
      { name: 'number', label: '外线联系人', input: 'contact' },
      { name: 'seconds', label: '振铃', input: 'count', least: 5, most: 120, unit: '秒' },
    ],
    ways: [
      { name: 'next', label: '通话结束后' },
      { name: 'otherwise', label: '无人接听' },
    ],
  },
  transfer_out: {
    label: '转接外线',
    badge: '转',
    group: '接通',
    explanation: '把电话交给外线，如 12315；接通后本流程结束。',
    fields: [
      { name: 'number', label: '外线联系人', input: 'contact' },
      { name: 'prompt', label: '转接前先说', input: 'prompt', optional: true },
    ],
    ways: [{ name: 'otherwise', label: '外线未接听' }],
  },
  voicemail: {
    label: '留言',
    badge: '留',
    group: '留言与回拨',
    explanation: '请市民留言，按 # 键、静音或到时结束；留言进入待处理清单。',
    fields: [
      prompt('请留言'),
      { name: 'mailbox', label: '信箱', input: 'mailbox' },
      { name: 'longest_seconds', label: '最长', input: 'count', least: 5, most: 600, unit: '秒' },
      { name: 'silence_seconds', label: '静音结束', input: 'count', least: 2, most: 30, unit: '秒' },
      { name: 'thanks_prompt', label: '留完后说', input: 'prompt', optional: true },
    ],
    ways: [NEXT],
  },
  return_call: {
    label: '预约回拨',
    badge: '拨',
    group: '留言与回拨',
    explanation: '问市民是否愿意挂机等回拨；同意则保留排队位置，轮到时系统打回去。',
    fields: [
      { ...QUEUE, label: '在哪个队列排位' },
      prompt('询问'),
      { name: 'accept_key', label: '同意按键', input: 'key', keys: ALL_KEYS },
      wait('播完后等待按键'),
      { name: 'thanks_prompt', label: '登记后说', input: 'prompt', optional: true },
    ],
    ways: [
      { name: 'next', label: '登记后' },
      { name: 'otherwise', label: '不需要或号码未显示' },
    ],
  },
  rate: {
    label: '满意度评价',
    badge: '评',
    group: '结束前',
    explanation: '人工通话后请市民按 1 至 5 评价，5 为非常满意；没有通话则自动跳过。',
    fields: [
      prompt('请评价'),
      wait('播完后等待按键'),
      TRIES,
      { name: 'thanks_prompt', label: '评价后说', input: 'prompt', optional: true },
    ],
    ways: [NEXT],
  },
}

export const STEP_KINDS = Object.keys(KINDS) as StepKind[]
