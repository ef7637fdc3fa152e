/** How states of channels and notices look, and money in words. */
import type { ChannelAccount, CitizenNotice } from '@/api/channels'
import type { Tone } from '@/shared/labels'

export const ACCOUNT_TONES: Record<ChannelAccount['state'], Tone> = { well: 'green', faulty: 'red', unknown: 'grey' }

export const ACCOUNT_WORDS: Record<ChannelAccount['state'], string> = {
  well: '正常',
  faulty: '有故障',
  unknown: '尚未收发',
}

export const NOTICE_TONES: Record<CitizenNotice['state'], Tone> = {
  queued: 'blue',
  sent: 'green',
  failed: 'red',
  held: 'amber',
  opted_out: 'grey',
}

export const STATES: { value: CitizenNotice['state']; label: string }[] = [
  { value: 'queued', label: '发送中' },
  { value: 'sent', label: '已送出' },
  { value: 'failed', label: '发送失败' },
  { value: 'held', label: '暂缓发送' },
  { value: 'opted_out', label: '市民已退订' },
]

/** How much of a budget is spent, 0 to 100; a budget of nothing is spent at once. */
export function percentOf(spent: number, budget: number): number {
  return budget > 0 ? Math.min(100, Math.round((spent / budget) * 100)) : 100
}

/** Green while there is enough, amber near the end, red when it is spent. */
export function budgetTone(spent: number, budget: number): 'green' | 'amber' | 'red' {
  const part = budget > 0 ? spent / budget : 1
  if (part >= 1) return 'red'
  return part >= 0.8 ? 'amber' : 'green'
}
