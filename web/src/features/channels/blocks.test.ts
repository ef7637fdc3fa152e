import { enableAutoUnmount, flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import * as api from '@/api/channels'
import * as confirm from '@/shared/confirm'

import BlocksSection from './BlocksSection.vue'

enableAutoUnmount(afterEach)

const BLOCK: api.BlockedPeer = {
  id: 7,
  conversation_id: '5f3b2c1e-0000-4000-8000-000000000001',
  channel_label: '微信',
  peer_label: 'o6_b***',
  reason: '连续发送辱骂内容。',
  state: 'proposed',
  proposed_by: '王芳（热线员）',
  proposed_at: '2026-11-24T02:00:00Z',
  decided_by: '',
  decided_at: null,
  is_mine: false,
}

async function section(...rows: api.BlockedPeer[]): Promise<VueWrapper> {
  vi.spyOn(api, 'listBlocks').mockResolvedValue(rows)
  const page = mount(BlocksSection)
  await flushPromises()
  return page
}

describe('blocks on people who write', () => {
  it('are approved by another than who proposed them, after a question', async () => {
    const page = await section(BLOCK)
    vi.spyOn(confirm, 'confirmed').mockResolvedValue(true)
    const decide = vi.spyOn(api, 'decideBlock').mockResolvedValue({ ...BLOCK, state: 'in_force' })
    await page.get('[data-testid=block-approve]').trigger('click')
    await flushPromises()
    expect(decide).toHaveBeenCalledWith(7, 'approve')
    expect(page.text()).toContain('连续发送辱骂内容。')
  })
  it('cannot be approved by who proposed them', async () => {
    const page = await section({ ...BLOCK, is_mine: true })
    expect(page.find('[data-testid=block-approve]').exists()).toBe(false)
    expect(page.text()).toContain('须另一位批准')
  })
  it('say that there are none', async () => {
    const page = await section()
    expect(page.text()).toContain('没有待批准的')
  })
})
