/** Times as people of the hotline read them: always Beijing time, always Chinese. */

const ZONE = 'Asia/Shanghai'

const PARTS = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

interface Wall {
  year: string
  month: string
  day: string
  hour: string
  minute: string
  second: string
}

function wall(at: Date): Wall {
  const found: Record<string, string> = {}
  for (const { type, value } of PARTS.formatToParts(at)) found[type] = value
  return found as unknown as Wall
}

/** `14:05`, `14:05:09` with seconds. */
export function clockTime(iso: string | Date, withSeconds = false): string {
  const { hour, minute, second } = wall(new Date(iso))
  return withSeconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`
}

/** `2026-11-24 14:05`. */
export function fullTime(iso: string | Date): string {
  const { year, month, day, hour, minute } = wall(new Date(iso))
  return `${year}-${month}-${day} ${hour}:${minute}`
}

/** `2026年11月24日`, as letters write it. */
export function letterDay(iso: string | Date): string {
  const { year, month, day } = wall(new Date(iso))
  return `${year}年${Number(month)}月${Number(day)}日`
}

/** `2026年11月24日14时05分`. */
export function letterTime(iso: string | Date): string {
  const { hour, minute } = wall(new Date(iso))
  return `${letterDay(iso)}${Number(hour)}时${minute}分`
}

/** `2026-11-24T14:05:00+08:00`: to the minute, as the date pickers keep it. */
export function toLocalIso(at: Date): string {
  const { year, month, day, hour, minute } = wall(at)
  return `${year}-${month}-${day}T${hour}:${minute}:00+08:00`
}

/** `2026-11-24`: the day in the city. */
export function dayOf(at: Date): string {
  return toLocalIso(at).slice(0, 10)
}

function sameDay(a: Wall, b: Wall): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day
}

/** `今天 14:05`, `昨天 09:30`, `11-20 14:05`, `2025-11-20 14:05`: short and unmistakable. */
export function shortTime(iso: string | Date, now: Date): string {
  const then = wall(new Date(iso))
  const today = wall(now)
  const yesterday = wall(new Date(now.getTime() - 86_400_000))
  const clock = `${then.hour}:${then.minute}`
  if (sameDay(then, today)) return `今天 ${clock}`
  if (sameDay(then, yesterday)) return `昨天 ${clock}`
  if (then.year === today.year) return `${then.month}-${then.day} ${clock}`
  return `${then.year}-${then.month}-${then.day} ${clock}`
}

function pad(n: number): string {
  return String(n).padStart(2, '0')
}

/** A running duration: `03:07`, `1:02:09`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const hours = Math.floor(whole / 3600)
  const rest = `${pad(Math.floor((whole % 3600) / 60))}:${pad(whole % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** A span in words, its two largest units: `3 小时 20 分`, `2 天 4 小时`, `45 秒`. */
export function span(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole < 60) return `${whole} 秒`
  const days = Math.floor(whole / 86_400)
  const hours = Math.floor((whole % 86_400) / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`
  return `${minutes} 分钟`
}

/** How far a moment lies from now, its largest unit: `刚刚`, `3 小时前`, `2 天后`. */
export function relativeTime(iso: string | Date, now: Date): string {
  const seconds = (now.getTime() - new Date(iso).getTime()) / 1000
  const away = Math.abs(seconds)
  if (away < 60) return seconds < 0 ? '马上' : '刚刚'
  const after = seconds < 0 ? '后' : '前'
  if (away < 3600) return `${Math.floor(away / 60)} 分钟${after}`
  if (away < 86_400) return `${Math.floor(away / 3600)} 小时${after}`
  return `${Math.floor(away / 86_400)} 天${after}`
}

/** The whole of a time, for whoever points at a short one: `2026-11-24 14:05:09 北京时间，3 小时前`. */
export function timeHint(iso: string | Date, now: Date): string {
  const { year, month, day } = wall(new Date(iso))
  return `${year}-${month}-${day} ${clockTime(iso, true)} 北京时间，${relativeTime(iso, now)}`
}

export type Pressure = 'none' | 'normal' | 'soon' | 'overdue'

export interface Remaining {
  pressure: Pressure
  /** `剩 12 分钟`, `已超 2 小时`, `—` without a limit. */
  text: string
}

const ALWAYS_SOON = 10 * 60
const SOON_SHARE = 0.25
const NEVER_SOON = 24 * 3600

/**
 * How much of a limit is left: soon within 10 minutes, or within the last quarter of the span
 * when that quarter is shorter than a day.
 */
export function remaining(
  dueAt: string | null | undefined,
  now: Date,
  startedAt?: string | null,
): Remaining {
  if (!dueAt) return { pressure: 'none', text: '—' }
  const due = new Date(dueAt).getTime()
  const left = (due - now.getTime()) / 1000
  if (left <= 0) return { pressure: 'overdue', text: `已超 ${span(-left)}` }
  const whole = startedAt ? (due - new Date(startedAt).getTime()) / 1000 : 0
  const soon = Math.max(ALWAYS_SOON, Math.min(NEVER_SOON, whole * SOON_SHARE))
  return { pressure: left <= soon ? 'soon' : 'normal', text: `剩 ${span(left)}` }
}
