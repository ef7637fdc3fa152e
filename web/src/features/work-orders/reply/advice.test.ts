import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import * as replies from '@/api/replies'

import ReplyAdvice from './ReplyAdvice.vue'

enableAutoUnmount(afterEach)
vi.setConfig({ testTimeout: 30_000 })

const finding = {
  code: 'model_reply_asked',
  label: '逐项答复',
  severity: 'warns',
  severity_label: '请核对',
  reason: '市民要求的“多久巡检一次”似乎没有答复，请核对。',
  span: null,
  mends: [],
  is_machine: true,
  is_overridden: false,
}

it('asks a model only when pressed, says whose words these are, and forgets them when the reply changes', async () => {
  const ask = vi
    .spyOn(replies, 'adviseReply')
    .mockResolvedValue({ findings: [finding], label: '机器建议（qwen），请核对' } as replies.ReplyAdvice)
  const box = mount(ReplyAdvice, { props: { number: 'HK1', answers: { outcome: '已修好。' } } })
  expect(ask).not.toHaveBeenCalled()
  await box.get('[data-testid="advise-reply"]').trigger('click')
  await flushPromises()
  expect(box.text()).toContain('机器建议（qwen），请核对')
  expect(box.text()).toContain('多久巡检一次')
  await box.setProps({ answers: { outcome: '已修好，每月巡检。' } })
  expect(box.text()).not.toContain('多久巡检一次')
  ask.mockResolvedValue({ findings: [], label: '' })
  await box.get('[data-testid="advise-reply"]').trigger('click')
  await flushPromises()
  expect(box.text()).toContain('没有可用的模型')
})
