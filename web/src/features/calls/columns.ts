/** The columns of the list of calls. */
import type { Column } from '@/shared/useColumns'

export const COLUMNS: Column[] = [
  { key: 'entered', label: '进线时间', width: 104, needed: true },
  { key: 'caller', label: '号码', width: 150, needed: true },
  { key: 'queue', label: '队列 / 目的', width: 108 },
  { key: 'operator', label: '热线员', width: 128 },
  { key: 'waited', label: '等待', width: 66 },
  { key: 'talk', label: '通话', width: 66 },
  { key: 'outcome', label: '结果', width: 136 },
  { key: 'recordings', label: '录音', needed: true },
]

/** Figures stand to the right, so that their digits lie below one another. */
export function isFigure(key: string): boolean {
  return key === 'waited' || key === 'talk'
}
