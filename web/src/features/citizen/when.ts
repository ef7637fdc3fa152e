/** Moments in plain words, always Beijing time. */
import type { Language } from './language'

const SHAPES: Record<Language, Intl.DateTimeFormat> = {
  zh: shape('zh-CN'),
  en: shape('en-GB'),
}

function shape(tag: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, {
    timeZone: 'Asia/Shanghai',
    month: tag === 'zh-CN' ? 'numeric' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}

/** `11月24日（周二）14:05`; `Tue, 24 Nov, 14:05`. */
export function moment(iso: string | Date, language: Language): string {
  const at = new Date(iso)
  if (language === 'en') return SHAPES.en.format(at)
  const parts: Record<string, string> = {}
  for (const { type, value } of SHAPES.zh.formatToParts(at)) parts[type] = value
  return `${parts.month}月${parts.day}日（${parts.weekday}）${parts.hour}:${parts.minute}`
}

function counted(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`
}

/** How long something has lasted: `3 天`, `5 小时`; empty within the first minute. */
export function lasting(iso: string, now: Date, language: Language): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - new Date(iso).getTime()) / 60_000))
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor(minutes / 60)
  if (language === 'zh') {
    if (days > 0) return `${days} 天`
    if (hours > 0) return `${hours} 小时`
    return minutes > 0 ? `${minutes} 分钟` : ''
  }
  if (days > 0) return counted(days, 'day')
  if (hours > 0) return counted(hours, 'hour')
  return minutes > 0 ? counted(minutes, 'minute') : ''
}
