/** How an article's freshness is shown. */
import type { Freshness } from '@/api/knowledge'
import type { Tone } from '@/shared/labels'

const TONES: Record<string, Tone> = {
  new: 'green',
  standing: 'grey',
  due_soon: 'amber',
  overdue: 'red',
  ending: 'amber',
  not_yet: 'blue',
  expired: 'red',
  withdrawn: 'red',
  draft: 'grey',
}

export const toneOf = ({ mark }: Freshness): Tone => TONES[mark] ?? 'grey'

const STATES: Record<string, Tone> = {
  draft: 'grey',
  submitted: 'blue',
  returned: 'amber',
  published: 'green',
  withdrawn: 'red',
}

export const stateTone = (state: string): Tone => STATES[state] ?? 'grey'
