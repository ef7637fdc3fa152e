/** How figures of models are said. */
import type { ModelTask, Provider, Release, Trace } from '@/api/intelligence'
import type { Tone } from '@/shared/labels'

type Figures = ModelTask['figures']

export function seconds(ms: number | null): string {
  if (ms === null) return '—'
  return ms < 1000 ? `${ms} 毫秒` : `${(ms / 1000).toFixed(1)} 秒`
}

/** Yuan with as many digits as say something. */
export function money(yuan: number): string {
  if (yuan === 0) return '0'
  return yuan < 0.01 ? '< 0.01' : yuan.toFixed(2)
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${Math.round((part / whole) * 100)}%`
}

export function judgedOf(figures: Figures): number {
  return figures.accepted + figures.edited + figures.rejected
}

/** What works for a task now, in a word and a colour. */
export function stateOf(task: ModelTask, providers: readonly Provider[]): [string, Tone] {
  if (!task.is_on) return ['已停用', 'grey']
  const chain = providers.filter((each) => task.chain.includes(each.name))
  if (chain.length === 0) return ['未配置', 'grey']
  if (!chain.some((each) => each.is_allowed)) return ['地址未允许', 'amber']
  if (!chain.some((each) => each.is_allowed && each.paused_until === null)) return ['服务中断', 'red']
  return ['可用', 'green']
}

export function healthOf(provider: Provider): [string, Tone] {
  if (!provider.is_allowed) return ['地址未允许', 'amber']
  if (provider.paused_until !== null) return ['熔断中', 'red']
  if (provider.last_answer_at === null) return ['尚未调用', 'grey']
  return ['正常', 'green']
}

const RELEASE_TONES: Record<Release['state'], Tone> = {
  registered: 'grey',
  canary: 'amber',
  serving: 'green',
  retired: 'grey',
}

export function releaseTone(release: Release): Tone {
  return RELEASE_TONES[release.state]
}

export function endedTone(trace: Trace): Tone {
  if (trace.ended === 'ok' || trace.ended === 'cached') return 'green'
  return trace.ended === 'cut' || trace.ended === 'invalid' ? 'amber' : 'red'
}

/** ``{f1: 0.91}`` → ``f1 0.91``. */
export function figuresText(figures: Release['figures']): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join('，')
}

/** What somebody pasted, as names and numbers; null when it is something else. */
export function figuresIn(text: string): Record<string, number> | null {
  if (!text.trim()) return {}
  try {
    const found: unknown = JSON.parse(text)
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return null
    const pairs = Object.entries(found)
    return pairs.every(([, value]) => typeof value === 'number') ? Object.fromEntries(pairs) : null
  } catch {
    return null
  }
}
