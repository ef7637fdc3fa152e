import { describe, expect, it } from 'vitest'

import type { FlowDetail, Step } from '@/api/flows'
import type { Prompt, Sound } from '@/api/prompts'

import { newStep } from '../steps/newStep'
import { hasDraft, isSilent, statusOf } from './status'
import { usesOf } from './uses'

const FIRST = { queue: 'general', hours: '' }

function sound(change: Partial<Sound>): Sound {
  return {
    id: 1,
    language: 'zh',
    source: 'uploaded',
    text: '您好',
    voice: '',
    seconds: 2,
    loudness_dbfs: -18,
    made_at: '2026-11-27T02:00:00Z',
    made_by: '周敏',
    published_at: null,
    is_current: false,
    ...change,
  }
}

function prompt(sounds: Sound[], source: Prompt['languages'][number]['source']): Prompt {
  const languages = [
    { language: 'zh' as const, source, sound_id: null, text: '' },
    { language: 'en' as const, source: 'missing' as const, sound_id: null, text: '' },
  ]
  return { name: 'greeting', label: '问候语', is_standard: true, languages, sounds }
}

describe('the standing of a prompt', () => {
  it('has a draft only while the newest recording was never published', () => {
    const made = prompt([sound({ id: 2 }), sound({ id: 1, is_current: true, published_at: 'x' })], 'uploaded')
    expect(statusOf(made, 'zh')).toMatchObject({ standing: 'published', draft: { id: 2 } })
    expect(hasDraft(made)).toBe(true)
    const back = prompt([sound({ published_at: 'x' })], 'built_in')
    expect(statusOf(back, 'zh')).toMatchObject({ standing: 'built_in', draft: null })
    expect(hasDraft(back)).toBe(false)
  })

  it('is silent without a Chinese sound, whatever else there is', () => {
    expect(isSilent(prompt([], 'missing'))).toBe(true)
    expect(isSilent(prompt([], 'built_in'))).toBe(false)
    expect(statusOf(prompt([], 'built_in'), 'ru').label).toBe('未制作')
  })
})

describe('the uses of a prompt', () => {
  const menu = { ...newStep('menu', FIRST), wrong_prompt: 'wrong-key' } as Step
  const flow = {
    name: 'default',
    label: '默认流程',
    steps: [newStep('answer', FIRST), menu],
    draft: [newStep('answer', FIRST), menu, { ...newStep('rate', FIRST), thanks_prompt: 'wrong-key' }],
  } as unknown as FlowDetail

  it('name each step once, in force before draft', () => {
    expect(usesOf([flow], 'wrong-key').map(({ place, isDraft }) => [place, isDraft])).toEqual([
      ['第 2 步 按键菜单', false],
      ['第 3 步 满意度评价', true],
    ])
    expect(usesOf([flow], 'greeting')).toEqual([])
  })
})
