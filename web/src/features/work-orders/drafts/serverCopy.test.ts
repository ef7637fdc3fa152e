import { nextTick, reactive } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as api from '@/api/orderForm'
import type { KeepDraftBody, KeptDraftView } from '@/api/orderForm'

import { bringDrafts, emptyDraft, isWorthKeeping, keptDrafts, newKey, type OrderDraft } from '../draft'
import { copy, dropCopy, followDraft, keepMine, leaveDraft, takeOther } from './serverCopy'

const AT = '2026-11-24T02:00:00Z'
/** What the server has; the same rules as hotline/workorders/actions/keep_draft.py. */
const kept = new Map<string, KeptDraftView>()
const registered = new Set<string>()

async function keep(body: KeepDraftBody) {
  const known = kept.get(body.slot)
  if (known && known.version !== body.seen_version) throw new ApiError(409, 'draft_changed', '改过')
  if (!known && (body.seen_version || registered.has(body.key))) {
    throw new ApiError(409, 'draft_gone', '没有了')
  }
  const version = (known?.version ?? 0) + 1
  kept.set(body.slot, { slot: body.slot, version, saved_at: AT, content: body.content })
  return { slot: body.slot, version, saved_at: AT }
}

function written(event: string): OrderDraft {
  const draft = reactive(emptyDraft('13907551234'))
  draft.demands[0]!.event = event
  return draft
}

/** Another browser: its memory is its own. */
function otherComputer(slot: string, draft: OrderDraft, version: number): void {
  const content = JSON.stringify({ tab: 'elsewhere', at: Date.now(), draft })
  kept.set(slot, { slot, version, saved_at: AT, content })
}

const follow = (slot: string, draft: OrderDraft) => followDraft(slot, draft, isWorthKeeping)
const second = () => vi.advanceTimersByTimeAsync(1000)
const contentOf = (slot: string) =>
  JSON.parse(kept.get(slot)?.content ?? 'null')?.draft.demands[0].event as string

describe('the copy of a draft on the server', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    sessionStorage.clear()
    kept.clear()
    registered.clear()
    vi.spyOn(api, 'keepDraft').mockImplementation(keep)
    vi.spyOn(api, 'listKeptDrafts').mockImplementation(async () => [...kept.values()])
    vi.spyOn(api, 'dropKeptDraft').mockImplementation(async (slot) => void kept.delete(slot))
  })
  afterEach(() => {
    leaveDraft()
    vi.useRealTimers()
  })

  it('follows within a second, one request however much is typed', async () => {
    const draft = written('')
    await follow('manual', draft)
    for (const sign of '路灯不亮') {
      draft.demands[0]!.event += sign
      await nextTick()
    }
    await second()
    expect(contentOf('manual')).toBe('路灯不亮')
    expect(api.keepDraft).toHaveBeenCalledOnce()
    draft.demands[0]!.event += '，三天了'
    await second()
    expect(contentOf('manual')).toBe('路灯不亮，三天了')
    expect(kept.get('manual')?.version).toBe(2)
    expect(copy.state).toBe('saved')
  })

  it('sends nothing of an empty form', async () => {
    const draft = written('')
    await follow('manual', draft)
    draft.caller.sex = 'male'
    await second()
    expect(api.keepDraft).not.toHaveBeenCalled()
  })

  it('comes back on another computer, with a word about it', async () => {
    otherComputer('call-1', written('每晚很吵'), 4)
    const draft = written('')
    await follow('call-1', draft)
    expect(draft.demands[0]?.event).toBe('每晚很吵')
    expect(copy.restoredAt).toBe(AT)
    draft.demands[0]!.event += '，睡不着'
    await second()
    expect(kept.get('call-1')?.version).toBe(5)
  })

  it('lets the person choose when two windows differ, and overwrites nothing before', async () => {
    const draft = written('这里写的')
    await follow('manual', draft)
    await second()
    otherComputer('manual', written('那边写的'), 2)
    draft.demands[0]!.event += '，还在写'
    await second()
    expect(copy.state).toBe('changed')
    expect(contentOf('manual')).toBe('那边写的')
    draft.demands[0]!.event += '，又写'
    await second()
    expect(contentOf('manual')).toBe('那边写的')
    keepMine(newKey)
    await second()
    expect(contentOf('manual')).toBe('这里写的，还在写，又写')

    otherComputer('manual', written('那边又写'), 9)
    draft.demands[0]!.event += '！'
    await second()
    takeOther()
    expect(draft.demands[0]?.event).toBe('那边又写')
    expect(copy.state).toBe('saved')
  })

  it('does not take itself for another after a reload whose answer was lost', async () => {
    const draft = written('写到一半')
    await follow('manual', draft)
    await second()
    draft.demands[0]!.event += '，刷新前'
    await nextTick()
    vi.mocked(api.keepDraft).mockImplementationOnce(async (body) => {
      await keep(body)
      throw new ApiError(0, 'unreachable', '断开')
    })
    await second()
    leaveDraft()
    await vi.advanceTimersByTimeAsync(10)
    const reloaded = reactive(JSON.parse(JSON.stringify(draft)) as OrderDraft)
    reloaded.demands[0]!.event += '，刷新后'
    await follow('manual', reloaded)
    expect(copy.state).not.toBe('changed')
    await second()
    expect(contentOf('manual')).toBe('写到一半，刷新前，刷新后')
  })

  it('goes on by itself once the server can be reached again', async () => {
    vi.mocked(api.keepDraft).mockRejectedValueOnce(new ApiError(0, 'unreachable', '断开'))
    const draft = written('断网时写的')
    await follow('manual', draft)
    await second()
    expect(copy.state).toBe('offline')
    await vi.advanceTimersByTimeAsync(5000)
    expect(contentOf('manual')).toBe('断网时写的')
  })

  it('tells when it was finished elsewhere, and can be kept anew under another key', async () => {
    const draft = written('别处已提交')
    const key = draft.idempotency_key
    await follow('manual', draft)
    await second()
    kept.clear()
    registered.add(key)
    draft.demands[0]!.event += '？'
    await second()
    expect(copy.state).toBe('gone')
    keepMine(newKey)
    await second()
    expect(draft.idempotency_key).not.toBe(key)
    expect(kept.get('manual')?.version).toBe(1)
  })

  it('ends with the registration, and the next one begins anew', async () => {
    const draft = written('已登记')
    await follow('call-1', draft)
    await second()
    kept.clear()
    registered.add(draft.idempotency_key)
    draft.submitted = []
    await second()
    expect(copy.state).toBe('quiet')
    Object.assign(draft, emptyDraft())
    draft.demands[0]!.event = '同一来话的第二件'
    await second()
    expect(kept.get('call-1')?.version).toBe(1)
  })

  it('is dropped with the draft', async () => {
    const draft = written('清空')
    await follow('manual', draft)
    await second()
    dropCopy('manual')
    await second()
    expect(kept.size).toBe(0)
  })

  it('is listed on the next seat, and no longer once it was finished elsewhere', async () => {
    otherComputer('call-7', written('换了座席'), 3)
    await bringDrafts('')
    expect(keptDrafts('').map(({ id }) => id)).toEqual(['call-7'])
    const brought = JSON.parse(sessionStorage.getItem('hotline.draft.call-7') ?? '') as OrderDraft
    await follow('call-7', reactive(brought))
    expect(copy.restoredAt).toBe(AT)
    leaveDraft()
    await vi.advanceTimersByTimeAsync(10)
    kept.clear()
    await bringDrafts('')
    expect(keptDrafts('')).toEqual([])
  })
})
