/** One line that says what a step does, for its card. */
import type { Step } from '@/api/flows'

import { keysOf } from './values'
import type { Words } from './words'

const quoted = (label: string, missing: string) => (label ? `“${label}”` : missing)

export function summaryOf(step: Step, words: Words): string {
  const says = (name: string) => quoted(words.prompt(name), '（未选提示音）')
  switch (step.step) {
    case 'answer':
      return '接起市民来电'
    case 'play':
      return [`播放${says(step.prompt)}`, ...languageKeys(step.language_keys ?? {}, words)].join('；')
    case 'menu':
      return `播放${says(step.prompt)}，等待按键 ${step.seconds} 秒，最多 ${step.tries} 次`
    case 'collect':
      return `播放${says(step.prompt)}，收${digits(step.fewest, step.most)}数字，记为“${step.label || '未命名'}”`
    case 'check_hours':
      return `看现在是否在${quoted(words.hours(step.hours), '（未选时段）')}内`
    case 'announce':
      return announced(step, words)
    case 'set':
      return settings(step, words)
    case 'queue':
      return `进入${quoted(words.queue(step.queue), '（未选队列）')}等候话务员`
    case 'voicemail':
      return `播放${says(step.prompt)}后录音，最长 ${step.longest_seconds} 秒，存入“${words.mailbox(step.mailbox)}”`
    case 'return_call':
      return `播放${says(step.prompt)}，按 ${step.accept_key} 登记回拨，保留${quoted(words.queue(step.queue), '队列')}的排位`
    case 'connect':
      return connected(step, words)
    case 'rate':
      return `播放${says(step.prompt)}，请市民按 1 至 5 评价`
    case 'transfer_out':
      return `转到外线${quoted(words.contact(step.number), '（未选联系人）')}，之后流程结束`
  }
}

type Of<K extends Step['step']> = Extract<Step, { step: K }>

function languageKeys(keys: Record<string, string>, words: Words): string[] {
  return keysOf(keys).map((key) => `按 ${key} 切换${words.language(keys[key] ?? '')}`)
}

function digits(fewest: number, most: number): string {
  return fewest === most ? ` ${most} 位` : ` ${fewest} 至 ${most} 位`
}

function announced(step: Of<'announce'>, words: Words): string {
  const parts = [step.position && '排位', step.estimated_wait && '预计等待'].filter(Boolean)
  if (parts.length === 0) return '不播报任何内容'
  return `播报${quoted(words.queue(step.queue), '（未选队列）')}的${parts.join('和')}`
}

function settings(step: Of<'set'>, words: Words): string {
  const skills = step.skills ?? []
  const parts = [
    step.language && `语言改为${words.language(step.language)}`,
    skills.length > 0 && `话务员要会${skills.map(words.skill).join('、')}`,
    step.priority > 0 && `优先级提高 ${step.priority} 级`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('；') : '没有设置任何内容'
}

function connected(step: Of<'connect'>, words: Words): string {
  if (step.seat) return `呼叫坐席 ${step.seat}，振铃 ${step.seconds} 秒`
  const contact = quoted(words.contact(step.number), '（未选坐席或外线联系人）')
  return `呼叫${contact}，振铃 ${step.seconds} 秒`
}
