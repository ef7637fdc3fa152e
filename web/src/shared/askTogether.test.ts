import { describe, expect, it, vi } from 'vitest'

import { askTogether } from './askTogether'

describe('asking together', () => {
  it('asks once what two ask at a time, and again later', async () => {
    const ask = vi.fn(async ({ text }: { text: string }) => text.length)
    const together = askTogether(ask)
    const both = await Promise.all([together({ text: '路灯' }), together({ text: '路灯' })])
    expect(both).toEqual([2, 2])
    expect(ask).toHaveBeenCalledTimes(1)
    await together({ text: '路灯' })
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('keeps different questions apart and forgets a failure', async () => {
    let fails = true
    const ask = vi.fn(async (text: string) => {
      if (fails) throw new Error('down')
      return text
    })
    const together = askTogether(ask)
    await expect(together('甲')).rejects.toThrow('down')
    fails = false
    expect(await Promise.all([together('甲'), together('乙')])).toEqual(['甲', '乙'])
  })
})
