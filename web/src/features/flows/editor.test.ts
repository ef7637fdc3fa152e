import { effectScope, nextTick, ref, shallowRef } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as api from '@/api/flows'

import { notesOf, notesOfRefusal } from './findings'
import { moveRow, rowOf, type Row } from './steps/edit'
import { newStep } from './steps/newStep'
import { useFindings } from './useFindings'
import { useHistory } from './useHistory'

const FIRST = { queue: 'general', hours: '' }
const rows = (): Row[] => (['answer', 'collect', 'queue'] as const).map((kind) => rowOf(newStep(kind, FIRST)))

describe('history', () => {
  it('goes back and forth, and a new change forgets what was undone', () => {
    const history = useHistory('a')
    history.change('b')
    history.change('c')
    history.undo()
    history.undo()
    expect([history.value.value, history.canUndo.value]).toEqual(['a', false])
    history.redo()
    expect(history.value.value).toBe('b')
    history.change('d')
    history.redo()
    expect([history.value.value, history.canRedo.value]).toEqual(['d', false])
  })

  it('undoes typing in one field at once', () => {
    const history = useHistory('')
    for (const text of ['工', '工单', '工单号']) history.change(text, 'label')
    history.change('工单号码', 'other')
    history.undo()
    expect(history.value.value).toBe('工单号')
    history.undo()
    expect(history.value.value).toBe('')
  })
})

describe('findings', () => {
  it('stay with their step when it moves', () => {
    const list = rows()
    const [note] = notesOf([{ level: 'error', step: '', index: 1, text: '最少位数大于最多位数。' }], list)
    const moved = moveRow(list, 1, 2)
    expect(moved.findIndex(({ mark }) => mark === note?.mark)).toBe(2)
  })

  it('name the field where the server could not read a step', () => {
    const fields = { 'steps.1.collect.most': '不能大于 32', steps: '最多 200 项' }
    const list = rows()
    const notes = notesOfRefusal(new ApiError(422, 'invalid', '提交的内容有误', fields), list)
    expect(notes).toEqual([{ level: 'error', text: '最多位数：不能大于 32。', mark: list[1]?.mark }])
    expect(notesOfRefusal(new ApiError(422, 'invalid', '太多步骤', {}), list)).toEqual([
      { level: 'error', text: '太多步骤', mark: null },
    ])
    expect(notesOfRefusal(new ApiError(503, 'internal', '暂时不可用'), list)).toBeNull()
  })
})

describe('the live check', () => {
  const scope = effectScope()

  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
  })

  it('asks once after a pause, and shows only the answer to the newest question', async () => {
    const answers: ((found: api.Finding[]) => void)[] = []
    const asked = vi.spyOn(api, 'checkSteps').mockImplementation(
      () => new Promise((resolve) => void answers.push(resolve)),
    )
    const list = shallowRef(rows())
    const found = scope.run(() => useFindings(() => 'default', list))
    if (!found) throw new Error('the scope is gone')
    for (let change = 0; change < 3; change += 1) {
      list.value = [...list.value]
      await nextTick()
    }
    await vi.advanceTimersByTimeAsync(400)
    expect(asked).toHaveBeenCalledTimes(1)
    const second = found.check()
    answers[0]?.([{ level: 'error', step: '', index: null, text: '旧' }])
    answers[1]?.([{ level: 'warning', step: '', index: 0, text: '新' }])
    await second
    expect(found.notes.value.map(({ text }) => text)).toEqual(['新'])
    expect([found.errors.value, found.warnings.value]).toEqual([0, 1])
    expect(found.of(list.value[0]?.mark ?? null)).toHaveLength(1)
  })

  it('says why it could not be made, and keeps what it found before', async () => {
    vi.spyOn(api, 'checkSteps').mockRejectedValue(new ApiError(503, 'internal', '服务器暂时不可用，请稍后重试。'))
    const found = effectScope().run(() => useFindings(() => 'default', ref(rows())))
    await found?.check()
    expect([found?.failure.value, found?.checking.value]).toEqual(['服务器暂时不可用，请稍后重试。', false])
  })
})
