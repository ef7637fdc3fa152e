import { afterEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from './errors'
import { rememberCsrfToken } from './http'
import { uploadFile } from './uploads'

type Listener = (event: object) => void

/** A road whose every step the test takes. */
class Road {
  static last: Road
  readonly headers: Record<string, string> = {}
  readonly heard: Record<string, Listener> = {}
  readonly upload = { addEventListener: (name: string, to: Listener) => (this.heard[name] = to) }
  status = 0
  response: unknown = null
  responseType = ''
  sent: FormData | null = null

  constructor() {
    Road.last = this
  }

  open(): void {}
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value
  }
  addEventListener(name: string, to: Listener): void {
    this.heard[name] = to
  }
  send(form: FormData): void {
    this.sent = form
  }
  abort(): void {
    this.heard.abort?.({})
  }
  answer(status: number, body: unknown): void {
    this.status = status
    this.response = body
    this.heard.load?.({})
  }
}

const FILE = new File(['x'], '现场.jpg')

describe('uploading a file', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('tells how far it is and returns what was kept', async () => {
    vi.stubGlobal('XMLHttpRequest', Road)
    rememberCsrfToken('token')
    const shares: number[] = []
    const kept = uploadFile(FILE, (share) => shares.push(share))
    Road.last.heard.progress?.({ loaded: 5, total: 10, lengthComputable: true })
    Road.last.heard.progress?.({ loaded: 10, total: 10, lengthComputable: true })
    Road.last.answer(200, { id: 'a' })
    expect(await kept).toEqual({ id: 'a' })
    expect(shares).toEqual([0.5, 1])
    expect(Road.last.headers['X-CSRFToken']).toBe('token')
    expect(Road.last.sent?.get('file')).toBeInstanceOf(File)
  })

  it('refuses with the sentence of the server', async () => {
    vi.stubGlobal('XMLHttpRequest', Road)
    const kept = uploadFile(FILE, () => {})
    Road.last.answer(422, { code: 'file_refused', message: '文件已损坏。', fields: {} })
    await expect(kept).rejects.toMatchObject({ status: 422, message: '文件已损坏。' })
  })

  it('says in Chinese that the network is gone', async () => {
    vi.stubGlobal('XMLHttpRequest', Road)
    const kept = uploadFile(FILE, () => {})
    Road.last.heard.error?.({})
    await expect(kept).rejects.toBeInstanceOf(ApiError)
    await expect(kept).rejects.toThrow('网络连接失败')
  })

  it('can be given up', async () => {
    vi.stubGlobal('XMLHttpRequest', Road)
    const givingUp = new AbortController()
    const kept = uploadFile(FILE, () => {}, givingUp.signal)
    givingUp.abort()
    await expect(kept).rejects.toMatchObject({ name: 'AbortError' })
  })
})
