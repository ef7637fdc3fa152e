/** WeChat's own browser: whether we are in it, and its page on which a citizen takes a transfer. */
import type { PacketPackage } from '@/api/packetClaims'

const NEEDED = 'requestMerchantTransfer'

interface Answer {
  err_msg?: string
  checkResult?: Record<string, boolean>
}

interface Bridge {
  invoke(name: string, given: Record<string, unknown>, then: (answer: Answer) => void): void
}

/** What the SDK offers of it; given in by tests. */
export interface Sdk {
  config(given: Record<string, unknown>): void
  ready(then: () => void): void
  error(then: (answer: Answer) => void): void
  checkJsApi(given: { jsApiList: string[]; success: (answer: Answer) => void; fail?: () => void }): void
}

/** `ok`: the page was shown, which does not say that the money was taken. */
export type Shown = 'ok' | 'cancelled' | 'too_old' | 'refused'

export function isInWeChat(userAgent: string): boolean {
  return /MicroMessenger/i.test(userAgent) && !/WindowsWechat|MacWechat|wxwork/i.test(userAgent)
}

export async function loadSdk(): Promise<Sdk> {
  const { default: sdk } = await import('weixin-js-sdk')
  return sdk as unknown as Sdk
}

const PATIENCE_MS = 8000

/** WeChat may never answer: then it has refused. */
function within<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  return Promise.race([
    answer,
    new Promise<T>((resolve) => {
      setTimeout(() => resolve(otherwise), PATIENCE_MS)
    }),
  ])
}

function readiness(sdk: Sdk, given: PacketPackage): Promise<boolean> {
  return new Promise((resolve) => {
    sdk.ready(() => resolve(true))
    sdk.error(() => resolve(false))
    sdk.config({
      debug: false,
      appId: given.app_id,
      timestamp: given.timestamp,
      nonceStr: given.nonce,
      signature: given.signature,
      jsApiList: [NEEDED],
    })
  })
}

function isKnown(sdk: Sdk): Promise<boolean> {
  return new Promise((resolve) => {
    sdk.checkJsApi({
      jsApiList: [NEEDED],
      success: ({ checkResult }) => resolve(checkResult?.[NEEDED] === true),
      fail: () => resolve(false),
    })
  })
}

function meaningOf({ err_msg: said = '' }: Answer): Shown {
  if (said === `${NEEDED}:ok`) return 'ok'
  return said === `${NEEDED}:cancel` ? 'cancelled' : 'refused'
}

/** Let WeChat ask the citizen whether they take it. */
export async function showTransfer(sdk: Sdk, given: PacketPackage, bridge?: Bridge): Promise<Shown> {
  if (!(await within(readiness(sdk, given), false))) return 'refused'
  if (!(await within(isKnown(sdk), false))) return 'too_old'
  const wechat = bridge ?? (globalThis as unknown as { WeixinJSBridge?: Bridge }).WeixinJSBridge
  if (!wechat) return 'refused'
  const wanted = { mchId: given.mch_id, appId: given.app_id, package: given.package }
  return new Promise((resolve) => wechat.invoke(NEEDED, wanted, (answer) => resolve(meaningOf(answer))))
}
