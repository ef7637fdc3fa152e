// @vitest-environment node
import { expect, it } from 'vitest'

import { inEnglish as toEnglish } from './instead/api/serverWords'
import { report } from './report'
import { inEnglish } from './source'

const WORDS: Record<string, string | null> = {
  '共 {0} 件': '{0} {0?order:orders} in all',
  '{0}派给{1}': "{1}'s, from {0}",
  保存: 'Save "now"',
  已保存: '`Saved` & done',
  原文: null,
}
const look = (key: string) => WORDS[key] ?? null
const script = (code: string) => inEnglish(code, 'a.ts', look)
const page = (html: string) => inEnglish(`<template>${html}</template>`, 'A.vue', look).slice(10, -11)

it.each([
  ["const a = '保存'", String.raw`const a = 'Save "now"'`],
  ['`共 ${n} 件`', "`${n} ${Number(n) === 1 ? 'order' : 'orders'} in all`"],
  ["a + '派给' + f('保存')", "`${f('Save \"now\"')}'s, from ${a}`"],
  ["'共 ' + n + ' 件'", "`${n} ${Number(n) === 1 ? 'order' : 'orders'} in all`"],
  ["const at = /保存/; type A = '保存'", "const at = /保存/; type A = '保存'"],
  ["f('原文', '未译')", "f('原文', '未译')"],
])('the script %s is %s', (chinese, english) => {
  expect(script(chinese)).toBe(english)
})

it.each([
  ['<p>\n  共 {{ n }} 件\n</p>', "<p>\n  {{ n }} {{ Number(n) === 1 ? 'order' : 'orders' }} in all\n</p>"],
  ['<p>已保存</p>', '<p>`Saved` &amp; done</p>'],
  ['<a title="保存" :b="`共 ${n} 件`"/>', "<a title=\"Save &quot;now&quot;\" :b=\"`${n} ${Number(n) === 1 ? 'order' : 'orders'} in all`\"/>"],
  [`<a @x="f('保存')">{{ a ? '保存' : '' }}</a>`, String.raw`<a @x="f('Save \x22now\x22')">{{ a ? 'Save \x22now\x22' : '' }}</a>`],
  [`<a v-for="b in ['已保存']"/>`, '<a v-for="b in [\'`Saved` & done\']"/>'],
])('the template %s is %s', (chinese, english) => {
  expect(page(chinese)).toBe(english)
})

it('says what the server says, and leaves what people wrote', () => {
  const order = {
    state_label: '待派单',
    registered_by: '王芳（热线员）',
    event: '待派单',
    message: '刚刚催办过，请 5 分钟后再催。',
    place: { label: '某某街道' },
    clocks: [{ sentence: '王芳（派单员）派出工单：派给市水务局。', note: '王芳（热线员）' }],
  }
  expect(toEnglish(order)).toEqual({
    state_label: 'Awaiting dispatch',
    registered_by: '王芳 (Operator)',
    event: '待派单',
    message: 'Just urged; try again in 5 minutes.',
    place: { label: '某某街道' },
    clocks: [{ sentence: '王芳 (Dispatcher) dispatched the order: to 市水务局.', note: '王芳（热线员）' }],
  })
})

// What is missing: `npm run english -- <feature>`.
it('has English for every text of the pages', { timeout: 60_000 }, () => {
  const { missing } = report()
  expect(missing).toEqual({})
})
