/** One character and one colour for each channel, so that a glance is enough. */
import type { Tone } from '@/shared/labels'

const MARKS: Record<string, [string, Tone]> = {
  web: ['网', 'blue'],
  app: ['应', 'teal'],
  wechat: ['微', 'green'],
  weibo: ['博', 'red'],
  sms: ['短', 'violet'],
  email: ['邮', 'amber'],
}

export function markOf(channel: string, label: string): [string, Tone] {
  return MARKS[channel] ?? [label.slice(0, 1), 'grey']
}
