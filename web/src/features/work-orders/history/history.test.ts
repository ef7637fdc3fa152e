import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'

import type { OrderDetail } from '@/api/types'

import ClockRequestList from './ClockRequestList.vue'
import TurnList from './TurnList.vue'

enableAutoUnmount(afterEach)

type Turn = OrderDetail['assignments'][number]
type Request = OrderDetail['clock_requests'][number]

const turn = (changes: Partial<Turn> = {}): Turn => ({
  id: 1,
  department_id: 7,
  department_name: '市城管局',
  dispatched_at: '2026-11-24T02:05:00Z',
  dispatched_by: '李强',
  note: '',
  accepted_at: null,
  accepted_by: '',
  ended_at: null,
  ending_label: '在办',
  role: 'lead',
  role_label: '主办',
  done_at: null,
  allotments: [],
  ...changes,
})
const request = (changes: Partial<Request> = {}): Request => ({
  id: 1,
  department_id: 7,
  department_name: '市城管局',
  kind: 'suspension',
  kind_label: '挂起',
  requested_at: '2026-11-24T03:00:00Z',
  requested_by: '赵敏',
  reason: '配件缺货，厂家三日后到货。',
  until: '2026-11-27T03:00:00Z',
  old_due_at: null,
  attachments: [],
  decision: '',
  decision_label: '',
  decision_comment: '',
  decided_at: null,
  resumed_at: null,
  ...changes,
})

describe('who has had the order', () => {
  it('tells helpers from the leader, and where each stands', () => {
    const helper = turn({ id: 2, role: 'helper', department_name: '市水务局', done_at: '2026-11-25T02:00:00Z', note: '请排查井盖。' })
    const shown = mount(TurnList, { props: { turns: [turn({ accepted_at: '2026-11-24T02:10:00Z', accepted_by: '赵敏' }), helper] } })
    const [first, second] = shown.findAll('[data-testid="turn"]').map((each) => each.text())
    expect(first).toContain('会办')
    expect(first).toContain('已反馈')
    expect(first).toContain('会办事项：请排查井盖。')
    expect(second).toContain('赵敏 签收')
    expect(second).not.toContain('会办')
    expect(second).toContain('已签收')
    const over = turn({ ended_at: '2026-11-25T02:00:00Z', ending_label: '退单收回' })
    expect(mount(TurnList, { props: { turns: [over] } }).text()).toContain('退单收回')
  })

  it('tells how it was handed on inside', () => {
    const allotments = [
      { unit_name: '照明所', person_name: '周工', note: '先查线路', allotted_at: '2026-11-24T02:20:00Z', allotted_by: '赵敏', ended_at: null },
    ]
    const text = mount(TurnList, { props: { turns: [turn({ allotments })] } }).text()
    expect(text).toContain('分派给 照明所 · 周工：先查线路')
  })
})

describe('requests about the clocks', () => {
  it('wait until they are decided', () => {
    const text = mount(ClockRequestList, { props: { requests: [request()] } }).text()
    expect(text).toContain('待审批')
    expect(text).toContain('市城管局')
    expect(text).not.toContain('审批意见')
  })

  it('say what was decided and when the work went on', () => {
    const decided = request({
      decision: 'approved',
      decision_label: '同意',
      decision_comment: '情况属实',
      decided_at: '2026-11-24T04:00:00Z',
      resumed_at: '2026-11-27T03:00:00Z',
    })
    const text = mount(ClockRequestList, { props: { requests: [decided] } }).text()
    expect(text).toContain('同意')
    expect(text).toContain('审批意见：情况属实')
    expect(text).toContain('恢复办理')
  })
})
