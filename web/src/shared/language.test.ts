import { afterEach, expect, it, vi } from 'vitest'

import { isEnglish, OTHER_LANGUAGE, speakTheOther } from './language'

afterEach(() => {
  document.cookie = 'hotline_language=; Path=/; Max-Age=0'
  localStorage.clear()
})

it('is Chinese until the other is asked for, here and on the pages for citizens', () => {
  const reload = vi.fn()
  expect([isEnglish, OTHER_LANGUAGE]).toEqual([false, 'English'])
  speakTheOther(reload)
  expect(document.cookie).toContain('hotline_language=en')
  expect(localStorage.getItem('hotline.language')).toBe('"en"')
  expect(reload).toHaveBeenCalledOnce()
})
