import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'

import { fetchedOnce } from './fetchedOnce'

describe('what is asked once', () => {
  it('is asked by the first who needs it, and shared', async () => {
    const fetch = vi.fn().mockResolvedValue(['one'])
    const words = fetchedOnce<string>(fetch)
    expect(words.found.value).toEqual([])
    expect(fetch).not.toHaveBeenCalled()
    words.use()
    const found = words.use()
    await flushPromises()
    expect(fetch).toHaveBeenCalledTimes(1)
    expect(found.value).toEqual(['one'])
    expect(words.found).toBe(found)
  })

  it('is asked again when it could not be had', async () => {
    const fetch = vi.fn().mockRejectedValueOnce(new Error('down')).mockResolvedValue(['one'])
    const words = fetchedOnce<string>(fetch)
    words.use()
    await flushPromises()
    expect(words.found.value).toEqual([])
    words.use()
    await flushPromises()
    expect(words.found.value).toEqual(['one'])
  })
})
