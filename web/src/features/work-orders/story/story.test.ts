import { describe, expect, it } from 'vitest'

import type { TimelineEntry } from '@/api/types'

import { anOrder } from '../samples'
import { groupsIn, shownOf, storyOf } from './story'

const entry = (id: number, kind: string, changes: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id,
  kind,
  label: kind,
  sentence: `${kind}。`,
  happened_at: `2026-11-24T02:0${id}:00Z`,
  actor_label: '李强（派单员）',
  group: 'handling',
  group_label: '办理',
  recording_id: null,
  attachment_ids: [],
  letter_id: null,
  details: [],
  ...changes,
})
const recording = (id: number, at: string) => ({
  id,
  started_at: at,
  duration_seconds: 61,
  direction_label: '来电',
  kind_label: '通话',
})
const CALL = { group: 'call', group_label: '通话' } as const

describe('the story of an order', () => {
  it('has each recording once, where it may be heard', () => {
    const order = anOrder({ recordings: [recording(5, '2026-11-24T02:01:00Z'), recording(6, '2026-11-24T02:30:00Z')] })
    const lines = storyOf(order, [
      entry(1, 'recording.started', { ...CALL, recording_id: 5 }),
      entry(2, 'recording.finalized', { ...CALL, recording_id: 5 }),
      entry(3, 'recording.listened', { ...CALL, recording_id: 5 }),
    ])
    expect(lines.map(({ key, recording: heard }) => [key, heard?.id ?? null])).toEqual([
      ['recording-6', 6],
      ['3', null],
      ['2', 5],
      ['1', null],
    ])
  })

  it('shows files and letters where they came', () => {
    const file = { id: 'a', name: '现场.png' } as never
    const lines = storyOf(anOrder({ attachments: [file] }), [
      entry(1, 'workorder.files_attached', { attachment_ids: ['a', 'hidden'] }),
      entry(2, 'workorder.supervised', { letter_id: 4 }),
    ])
    expect(lines[1]!.attachments).toEqual([file])
    expect(lines[0]!.letterId).toBe(4)
  })

  it('is read for one thing only, and without the small ones otherwise', () => {
    const entries = [entry(1, 'workorder.registered'), entry(2, 'call.queued', CALL), entry(3, 'call.answered', CALL)]
    const lines = storyOf(anOrder(), entries)
    expect(groupsIn(lines, entries)).toEqual([
      { group: 'call', label: '通话', count: 2 },
      { group: 'handling', label: '办理', count: 1 },
    ])
    expect(shownOf(lines, '').map(({ kind }) => kind)).toEqual(['call.answered', 'workorder.registered'])
    expect(shownOf(lines, 'call').map(({ kind }) => kind)).toEqual(['call.answered', 'call.queued'])
  })
})
