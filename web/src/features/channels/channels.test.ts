import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import * as api from '@/api/channels'
import * as confirm from '@/shared/confirm'
import { yuan } from '@/shared/money'

import ChannelStatesSection from './ChannelStatesSection.vue'
import CostSection from './CostSection.vue'
import SentSection from './SentSection.vue'
import TemplatesSection from './TemplatesSection.vue'
import { budgetTone, percentOf } from './words'

enableAutoUnmount(afterEach)
beforeEach(() => vi.restoreAllMocks())

const ACCOUNT: api.ChannelAccount = {
  account: 'main',
  state: 'well',
  last_in_at: '2026-11-24T01:59:00Z',
  last_out_at: null,
  waiting_in: 2,
  waiting_out: 0,
  checked_at: null,
  faults_since_well: 0,
  fault: '',
  fault_at: null,
}

function channel(changes: Partial<api.ChannelState> = {}): api.ChannelState {
  const usual = { channel: 'sms', label: '短信', is_set_up: true, needs_account: true, fault: '', accounts: [ACCOUNT] } as const
  return { ...usual, accounts: [...usual.accounts], ...changes }
}

function channels(...found: api.ChannelState[]): api.Channels {
  return { channels: found, file_name: 'channels.toml', can_check: true }
}

const TEMPLATE: api.NoticeTemplate = {
  name: 'handled',
  label: '承办单位已答复',
  channel: 'sms',
  channel_label: '短信',
  purpose: 'notice',
  purpose_label: '进展通知',
  values: [{ name: 'title', label: '标题', sample: '路灯不亮' }],
  published: {
    version: 1,
    text: '“{title}”已答复',
    state: 'published',
    state_label: '已发布',
    written_at: '2026-11-24T02:00:00Z',
    written_by_label: '系统',
    published_at: '2026-11-24T02:00:00Z',
    published_by_label: '系统',
  },
  draft: null,
}
const PREVIEW: api.NoticePreview = {
  text: '【海口12345】“路灯不亮”已答复',
  alphabet: 'ucs2',
  units: 18,
  segments: 1,
  cost_fen: 4.5,
  fault: '',
}

describe('渠道状态', () => {
  it('names the channels that fail, and says how others are set up', async () => {
    const faulty = { ...ACCOUNT, state: 'faulty', fault: '短信网关没有应答。', fault_at: '2026-11-24T02:00:00Z', faults_since_well: 3 } as const
    const wechat = channel({ channel: 'wechat', label: '微信', is_set_up: false, accounts: [] })
    vi.spyOn(api, 'getChannels').mockResolvedValue(channels(channel({ accounts: [faulty] }), wechat))
    const page = mount(ChannelStatesSection)
    await flushPromises()
    expect(page.get('[data-testid="channels-verdict"]').text()).toBe('短信有故障')
    expect(page.get('[data-testid="channel-sms"]').text()).toContain('连续 3 次')
    expect(page.get('[data-testid="channel-wechat"]').text()).toContain('[wechat.main]')
  })

  it('tests an account and looks again', async () => {
    const ask = vi.spyOn(api, 'getChannels').mockResolvedValue(channels(channel()))
    const check = vi.spyOn(api, 'checkChannel').mockResolvedValue('')
    const page = mount(ChannelStatesSection)
    await flushPromises()
    await page.get('[data-testid="check-sms-main"]').trigger('click')
    await flushPromises()
    expect(check).toHaveBeenCalledWith('sms', 'main')
    expect(ask).toHaveBeenCalledTimes(2)
  })
})

describe('通知模板', () => {
  it('previews while typing, keeps a draft and publishes what was seen', async () => {
    vi.useFakeTimers()
    const draft = { ...TEMPLATE.published!, version: 2, text: '“{title}”有结果了', state: 'draft', published_at: null } as const
    vi.spyOn(api, 'listNoticeTemplates').mockResolvedValue({ templates: [TEMPLATE], can_write: true, longest: 500 })
    vi.spyOn(api, 'listNoticeVersions').mockResolvedValue([TEMPLATE.published!])
    const preview = vi.spyOn(api, 'previewNotice').mockResolvedValue(PREVIEW)
    const save = vi.spyOn(api, 'saveNotice').mockResolvedValue(draft)
    const publish = vi.spyOn(api, 'publishNotice').mockResolvedValue({ ...draft, state: 'published' })
    vi.spyOn(confirm, 'confirmed').mockResolvedValue(true)
    const page = mount(TemplatesSection)
    await flushPromises()
    await page.get('textarea').setValue(draft.text)
    await vi.advanceTimersByTimeAsync(300)
    expect(preview).toHaveBeenLastCalledWith(expect.objectContaining({ name: 'handled' }), draft.text)
    expect(page.get('[data-testid="preview-text"]').text()).toBe(PREVIEW.text)
    expect(page.get('[data-testid="preview-count"]').text()).toContain('按 1 条计费')
    expect(page.text()).toContain('约 4.5 分')
    await page.get('[data-testid="template-publish"]').trigger('click')
    await flushPromises()
    expect(save).toHaveBeenCalledWith(expect.anything(), draft.text)
    expect(publish).toHaveBeenCalledWith(expect.anything(), draft.text)
    vi.useRealTimers()
  })

  it('does not offer to keep a text that cannot be sent', async () => {
    vi.useFakeTimers()
    vi.spyOn(api, 'listNoticeTemplates').mockResolvedValue({ templates: [TEMPLATE], can_write: true, longest: 500 })
    vi.spyOn(api, 'listNoticeVersions').mockResolvedValue([])
    vi.spyOn(api, 'previewNotice').mockResolvedValue({ ...PREVIEW, text: '', fault: '没有占位符 {name}' })
    const page = mount(TemplatesSection)
    await flushPromises()
    await page.get('textarea').setValue('{name}')
    await vi.advanceTimersByTimeAsync(300)
    expect(page.get('[data-testid="template-fault"]').text()).toBe('没有占位符 {name}')
    expect(page.get('[data-testid="template-save"]').attributes('disabled')).toBeDefined()
    vi.useRealTimers()
  })
})

describe('发送记录与费用', () => {
  it('asks by number in a body and shows what came of it', async () => {
    const row: api.CitizenNotice = {
      id: 7,
      label: '手机验证码',
      version: 1,
      purpose_label: '验证码',
      channel_label: '短信',
      peer_label: '139****1234',
      text: '',
      reference: '',
      state: 'failed',
      state_label: '发送失败',
      note: '空号',
      segments: 1,
      cost_fen: 4.5,
      written_at: '2026-11-24T02:00:00Z',
      next_try_at: null,
      sent_at: null,
      author_label: '系统',
    }
    const ask = vi.spyOn(api, 'searchNotices').mockResolvedValue({ items: [row], next_cursor: null })
    const page = mount(SentSection)
    await flushPromises()
    expect(page.get('[data-testid="sent-row"]').text()).toContain('内容不显示')
    expect(page.get('[data-testid="sent-row"]').text()).toContain('空号')
    await page.get('[data-testid="sent-phone"]').setValue('13907551234')
    await page.get('form').trigger('submit')
    expect(ask).toHaveBeenLastCalledWith(expect.objectContaining({ phone: '13907551234' }), null)
  })

  it('measures what was spent against the budgets', async () => {
    vi.spyOn(api, 'getNoticeMeter').mockResolvedValue({
      today: [{ purpose_label: '进展通知', notices: 2, segments: 3, cost_fen: 13.5 }],
      month: [{ purpose_label: '进展通知', notices: 20, segments: 30, cost_fen: 135 }],
      days: [{ day: '2026-11-24', cost_fen: 13.5, segments: 3 }],
      day_spent_fen: 50_000,
      day_budget_fen: 60_000,
      month_spent_fen: 135,
      month_budget_fen: 1_200_000,
      codes_spent_fen: 20_000,
      codes_budget_fen: 20_000,
      held: 4,
      opted_out: 1,
      quiet: ['22:00-08:00'],
      price_fen: 4.5,
    })
    const page = mount(CostSection)
    await flushPromises()
    expect(page.get('[data-testid="purse-day"]').text()).toContain('已用 83%')
    expect(page.get('[data-testid="purse-codes"] i').classes()).toEqual(['red'])
    expect(page.text()).toContain('暂缓待发 4 条')
  })

  it('counts money in 元 and budgets in parts', () => {
    expect(yuan(1234.5)).toBe('12.35 元')
    expect([percentOf(1, 0), percentOf(1, 3), percentOf(9, 3)]).toEqual([100, 33, 100])
    expect([budgetTone(7, 10), budgetTone(8, 10), budgetTone(10, 10)]).toEqual(['green', 'amber', 'red'])
  })
})
