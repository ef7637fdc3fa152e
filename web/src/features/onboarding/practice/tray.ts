/** The orders of one lesson, and what was done with them. */
import type { OrderDetail, RegisteredOrder, TrayView } from '@/api/types'
import type { RoleName } from '@/features/sign-in'

import { MARK, MATTERS, practiceOrder, rowOf } from './orders'
import { SCENES } from './scenes'

const DONE = '已完成（练习）'

export class Tray {
  private readonly orders = new Map<string, OrderDetail>()
  private readonly waiting = new Map<string, Set<string>>()
  private registered = 0

  constructor(role: RoleName, now: Date) {
    for (const [tray, scene] of Object.entries(SCENES[role] ?? {})) {
      const all = MATTERS.map((_, at) => practiceOrder(at, scene, now))
      all.sort((one, other) => (one.remaining_seconds ?? 0) - (other.remaining_seconds ?? 0))
      for (const order of all) this.orders.set(order.number, order)
      this.waiting.set(tray, new Set(all.map(({ number }) => number)))
    }
  }

  find(number: string): OrderDetail | undefined {
    return this.orders.get(number)
  }

  page(tray: string) {
    const numbers = [...(this.waiting.get(tray) ?? [])]
    const items = numbers.flatMap((number) => this.orders.get(number) ?? []).map(rowOf)
    return { items, next_cursor: null }
  }

  counts(): TrayView[] {
    return [...this.waiting].map(([tray, numbers]) => {
      const late = [...numbers].filter((each) => (this.orders.get(each)?.remaining_seconds ?? 0) < 0)
      return { tray, label: tray, count: numbers.size, overdue: late.length }
    })
  }

  /** Whatever is done with it, the order leaves the tray. */
  act(number: string): void {
    const order = this.orders.get(number)
    if (!order) return
    const done = { ...order, version: order.version + 1, state_label: DONE, allowed_verbs: [] }
    this.orders.set(number, done)
    for (const numbers of this.waiting.values()) numbers.delete(number)
  }

  register(): RegisteredOrder[] {
    this.registered += 1
    return [
      {
        number: `${MARK}-900${this.registered}`,
        event: MARK,
        query_code: '000000',
        state: 'awaiting_dispatch',
        state_label: `待派单（${MARK}）`,
      },
    ]
  }
}
