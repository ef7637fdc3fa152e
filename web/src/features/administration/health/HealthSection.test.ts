import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as healthApi from '@/api/health'

import HealthSection from './HealthSection.vue'

enableAutoUnmount(afterEach)

function check(changes: Partial<healthApi.HealthCheck> = {}): healthApi.HealthCheck {
  return { key: 'web', label: '网页服务', state: 'green', state_label: '正常', found: '正在回答。', advice: '', details: [], ...changes }
}

function report(...checks: healthApi.HealthCheck[]): healthApi.Health {
  return { checked_at: '2026-11-24T02:00:00Z', state: 'green', groups: [{ title: '进程', checks }] }
}

describe('系统运行状况', () => {
  it('says so when all is well', async () => {
    vi.spyOn(healthApi, 'getHealth').mockResolvedValue(report(check()))
    const page = mount(HealthSection)
    await flushPromises()
    expect(page.get('[data-testid="health-verdict"]').text()).toContain('全部 1 项检查正常')
    expect(page.find('[data-testid="trouble-web"]').exists()).toBe(false)
  })

  it('puts trouble first, the red before the amber, with what to do', async () => {
    const amber = check({ key: 'backups', state: 'amber', state_label: '注意', advice: '放进备份目录。' })
    const red = check({ key: 'worker', state: 'red', state_label: '异常', advice: '重启平台。', details: ['甲：1 个'] })
    vi.spyOn(healthApi, 'getHealth').mockResolvedValue({ ...report(check(), amber, red), state: 'red' })
    const page = mount(HealthSection)
    await flushPromises()
    expect(page.get('[data-testid="health-verdict"]').text()).toContain('1 项异常，1 项需要注意')
    const keys = page.findAll('[data-testid^="trouble-"]').map((each) => each.attributes('data-testid'))
    expect(keys).toEqual(['trouble-worker', 'trouble-backups'])
    expect(page.get('[data-testid="trouble-worker"]').text()).toContain('怎么做：重启平台。')
  })

  it('keeps what was shown when the next look fails', async () => {
    const ask = vi.spyOn(healthApi, 'getHealth').mockResolvedValueOnce(report(check()))
    ask.mockRejectedValue(new ApiError(503, 'unavailable', '服务暂时不可用。'))
    const page = mount(HealthSection)
    await flushPromises()
    await page.get('[data-testid="health-again"]').trigger('click')
    await flushPromises()
    expect(page.text()).toContain('服务暂时不可用。')
    expect(page.find('[data-testid="check-web"]').exists()).toBe(true)
  })
})
