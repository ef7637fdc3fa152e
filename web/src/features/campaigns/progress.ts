/** How far a campaign is, and what it may do next; pure. */
import type { Campaign, CampaignVerb, ItemState } from '@/api/campaigns'
import type { Tone } from '@/shared/labels'

export const ITEM_STATES: { state: ItemState; label: string; tone: Tone }[] = [
  { state: 'waiting', label: '待拨打', tone: 'grey' },
  { state: 'offered', label: '已分派', tone: 'violet' },
  { state: 'calling', label: '拨打中', tone: 'blue' },
  { state: 'reached', label: '已接通', tone: 'green' },
  { state: 'not_reached', label: '未接通', tone: 'amber' },
  { state: 'refused', label: '拒绝', tone: 'red' },
  { state: 'expired', label: '过期', tone: 'grey' },
]

export function itemTone(state: ItemState): Tone {
  return ITEM_STATES.find((one) => one.state === state)?.tone ?? 'grey'
}

const CAMPAIGN_TONES: Record<Campaign['state'], Tone> = {
  draft: 'grey',
  running: 'green',
  paused: 'amber',
  finished: 'blue',
}

export function campaignTone(state: Campaign['state']): Tone {
  return CAMPAIGN_TONES[state]
}

type Counted = Pick<Campaign, 'progress' | 'total'>

const OVER: ItemState[] = ['reached', 'not_reached', 'refused', 'expired']

export function countOver({ progress }: Counted): number {
  return OVER.reduce((sum, state) => sum + (progress[state] ?? 0), 0)
}

/** Widths of the bar's parts in percent, in the order people read them. */
export function partsOf({ progress, total }: Counted): { state: ItemState; percent: number }[] {
  if (total <= 0) return []
  return OVER.map((state) => ({ state, percent: ((progress[state] ?? 0) / total) * 100 })).filter(
    ({ percent }) => percent > 0,
  )
}

export function verbsOf(state: Campaign['state']): CampaignVerb[] {
  switch (state) {
    case 'draft':
    case 'paused':
      return ['start', 'finish']
    case 'running':
      return ['pause', 'finish']
    case 'finished':
      return []
  }
}

/** `09:00:00` as people write it. */
export function hourOf(time: string): string {
  return time.slice(0, 5)
}
