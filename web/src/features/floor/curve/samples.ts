/** Curves for tests. */
import type { FloorCurve } from '@/api/floorCurve'

import { SLOTS } from './scale'

const flat = (value: number, length = SLOTS) => Array.from({ length }, () => value)

export function curve(changes: Partial<FloorCurve> = {}): FloorCurve {
  return {
    at: '2026-11-24T02:10:00Z',
    labels: Array.from(
      { length: SLOTS },
      (_, slot) => `${String(Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 ? '30' : '00'}`,
    ),
    slots_over: 20,
    today: {
      date: '2026-11-24',
      arrivals: [...flat(10, 20), 3],
      answered: [...flat(9, 20), 2],
      waiting: [...flat(2, 20), 1],
    },
    yesterday: { date: '2026-11-23', arrivals: flat(8), answered: flat(8), waiting: flat(1) },
    forecast: {
      arrivals: [...flat(12, 30), 40, ...flat(12, 17)],
      low: flat(6),
      high: flat(50),
      days: ['2026-11-17', '2026-11-10', '2026-11-03'],
      level: 1.2,
      total: 604,
    },
    erring: null,
    reckoned: ['最近 8 周同一星期几的平日。', '昨天没有可核对的预测。'],
    ...changes,
  }
}
