import { expect, it, vi } from 'vitest'

import { emptyDraft } from './draft'
import { mend } from './mending'
import { queue } from './outbox'
import { store } from './store'
import { clearDraft, draft, restoreDraft } from './useDraft'

it('puts what was refused back under its key, and asks before it replaces another', async () => {
  await restoreDraft()
  const refused = { ...emptyDraft(), event: '路灯不亮，已经三天了' }
  const row = await queue(await store(), refused, 0)
  draft.event = '另外一件还没写完的事'
  const no = vi.fn(() => false)
  expect(await mend(row, no)).toBe(false)
  expect(draft.event).toBe('另外一件还没写完的事')
  expect(await mend(row, () => true)).toBe(true)
  expect(draft).toMatchObject({ key: refused.key, event: refused.event })
  expect(await (await store()).keys('waiting/')).toEqual([])
  expect(no).toHaveBeenCalledOnce()
  await clearDraft()
})
