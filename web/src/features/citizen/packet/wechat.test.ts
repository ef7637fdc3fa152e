import { describe, expect, it } from 'vitest'

import type { PacketPackage } from '@/api/packetClaims'

import { isInWeChat, showTransfer, type Sdk } from './wechat'

const GIVEN: PacketPackage = {
  app_id: 'wx0123456789abcdef',
  timestamp: 1_780_000_000,
  nonce: 'n1',
  signature: 'abc',
  mch_id: '1900000001',
  package: 'affffddafdfafddffda==',
}

/** WeChat's browser as its documents describe it. */
function browser(isWellSigned = true, isNew = true, says = 'requestMerchantTransfer:ok') {
  const heard: Record<string, unknown>[] = []
  let ready: (() => void) | undefined
  let wrong: ((error: object) => void) | undefined
  const sdk: Sdk = {
    ready: (then) => void (ready = then),
    error: (then) => void (wrong = then),
    config: (given) => {
      heard.push(given)
      if (isWellSigned) ready?.()
      else wrong?.({ err_msg: 'config:invalid signature' })
    },
    checkJsApi: ({ success }) => success({ checkResult: { requestMerchantTransfer: isNew } }),
  }
  const bridge = {
    invoke: (name: string, given: Record<string, unknown>, then: (answer: object) => void) => {
      heard.push({ name, ...given })
      then({ err_msg: says })
    },
  }
  return { sdk, bridge, heard }
}

describe('a transfer within WeChat', () => {
  it('is shown with the merchant, the account and the package', async () => {
    const { sdk, bridge, heard } = browser()
    expect(await showTransfer(sdk, GIVEN, bridge)).toBe('ok')
    expect(heard[0]).toMatchObject({ appId: GIVEN.app_id, nonceStr: 'n1', jsApiList: ['requestMerchantTransfer'] })
    expect(heard[1]).toEqual({
      name: 'requestMerchantTransfer',
      mchId: GIVEN.mch_id,
      appId: GIVEN.app_id,
      package: GIVEN.package,
    })
  })
  it('is not shown to a page that is not proved, nor by an old WeChat', async () => {
    const wrong = browser(false)
    expect(await showTransfer(wrong.sdk, GIVEN, wrong.bridge)).toBe('refused')
    const old = browser(true, false)
    expect(await showTransfer(old.sdk, GIVEN, old.bridge)).toBe('too_old')
    expect(wrong.heard.length + old.heard.length).toBe(2)
  })
  it('may be left, or fail', async () => {
    const left = browser(true, true, 'requestMerchantTransfer:cancel')
    expect(await showTransfer(left.sdk, GIVEN, left.bridge)).toBe('cancelled')
    const failed = browser(true, true, 'requestMerchantTransfer:fail')
    expect(await showTransfer(failed.sdk, GIVEN, failed.bridge)).toBe('refused')
    expect(await showTransfer(failed.sdk, GIVEN)).toBe('refused')
  })
})

describe('where the page is', () => {
  it.each([
    ['Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50(0x1800323d)', true],
    ['Mozilla/5.0 (Linux; Android 14) Chrome/116 Mobile MicroMessenger/8.0.49 NetType/WIFI', true],
    ['Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/17.4 Mobile Safari/604.1', false],
    ['Mozilla/5.0 (Windows NT 10.0) WindowsWechat MicroMessenger/7.0.20', false],
    ['Mozilla/5.0 (iPhone) wxwork/4.1.20 MicroMessenger/7.0.1', false],
  ])('%s', (agent, expected) => {
    expect(isInWeChat(agent)).toBe(expected)
  })
})
