import { beforeEach, describe, expect, it } from 'vitest'
import { effectScope, ref } from 'vue'

import { keptReply, useReplyDraft } from './replyDrafts'

beforeEach(() => sessionStorage.clear())

describe('an answer that was begun', () => {
  it('stays with its conversation while another is looked at', () => {
    const id = ref('a')
    const scope = effectScope()
    const text = scope.run(() => useReplyDraft(() => id.value))!
    text.value = '您好，请问'
    id.value = 'b'
    expect(text.value).toBe('')
    text.value = '另一位'
    id.value = 'a'
    expect(text.value).toBe('您好，请问')
    expect(keptReply('b')).toBe('另一位')
    scope.stop()
  })

  it('outlives the page, and is gone once it was sent', () => {
    const first = effectScope()
    first.run(() => useReplyDraft(() => 'a').value = '您好')
    first.stop()
    const again = effectScope()
    const text = again.run(() => useReplyDraft(() => 'a'))!
    expect(text.value).toBe('您好')
    text.value = ''
    expect(sessionStorage).toHaveLength(0)
    again.stop()
  })
})
