/** Words of danger in calls that run, beside the alarms of the floor itself. */
import { shallowRef, type ShallowRef } from 'vue'

import { wordAlarms } from '@/api/heard'
import { useAutoRefresh } from '@/shared/useAutoRefresh'
import type { AlarmLine } from '@/telephone/floorMessages'

const EVERY_SECONDS = 3

export function useWordAlarms(isWanted: () => boolean): ShallowRef<AlarmLine[]> {
  const lines = shallowRef<AlarmLine[]>([])
  async function look(): Promise<void> {
    if (!isWanted()) return
    // The floor's own connection says when the server is away; the last alarms stay.
    const found = await wordAlarms().catch(() => null)
    if (!found) return
    lines.value = found.map((each) => ({
      alarm: `words-${each.id}`,
      level: 'critical',
      subject: each.operator_id === null ? '' : String(each.operator_id),
      text: each.text,
      since: each.happened_at,
    }))
  }
  void look()
  useAutoRefresh(look, EVERY_SECONDS)
  return lines
}
