/** What the helper shows, as tests make it. */
import type { Around } from '@/api/places'

import type { HelpView } from './view'

export function aView(changes: object = {}): HelpView {
  return {
    number: '138****0001',
    phase: '',
    hasCall: false,
    talk: '',
    said: [],
    pop: null,
    waiting: false,
    failure: '',
    hasDraft: true,
    alike: [],
    answers: [],
    articles: [],
    departments: [],
    around: null,
    ...changes,
  }
}

export function anAround(changes: Partial<Around> = {}): Around {
  return {
    known: null,
    days: 30,
    count: 0,
    orders: [],
    area: { name: '金贸街道', days: 7, count: 37, same_topic: 5, is_more: false },
    ...changes,
  }
}
