import { describe, expect, it } from 'vitest'

import { ApiError, unreachable } from '@/api/errors'

import { emptyDraft, type Draft, type KeptFile } from './draft'
import { listWaiting, queue, RECEIPT, send, waitAfter, WAITING, type Door, type Waiting } from './outbox'
import { inMemory, type Store } from './store'

const NOW = Date.parse('2026-11-24T02:00:00Z')
const clock = (): number => NOW
const ANSWER = { number: 'L20261124-0001', code: '482913', dueAt: '' }

function photo(id: string): KeptFile {
  return { id, name: `${id}.jpg`, kind: 'photo', content: new Blob(['x']), preview: '', fileId: '' }
}

function written(...files: KeptFile[]): Draft {
  return { ...emptyDraft(), event: '路灯不亮，已经三天了', phone: '13800138000', files }
}

/** A server that remembers keys, behind a network that may fail before or after it. */
class Town implements Door {
  readonly cases = new Map<string, string>()
  readonly uploads: string[] = []
  fails: ('before' | 'after' | ApiError | null)[] = []

  async upload(file: KeptFile): Promise<string> {
    this.meet('before')
    this.uploads.push(file.id)
    return `server-${file.id}`
  }

  async submit(draft: Draft, challenge: string): Promise<typeof ANSWER> {
    const mishap = this.fails.shift() ?? null
    if (mishap === 'before') throw unreachable()
    if (mishap instanceof ApiError) throw mishap
    this.cases.set(draft.key, challenge)
    if (mishap === 'after') throw unreachable()
    return ANSWER
  }

  async solve(): Promise<string> {
    return 'puzzle:7'
  }

  private meet(mishap: string): void {
    if (this.fails[0] === mishap) {
      this.fails.shift()
      throw unreachable()
    }
  }
}

async function queued(draft: Draft): Promise<{ store: Store; again: () => Promise<Waiting> }> {
  const store = inMemory()
  await queue(store, draft, NOW)
  return { store, again: async () => (await store.get<Waiting>(WAITING + draft.key))! }
}

describe('the outbox', () => {
  it('keeps a submission before the first try', async () => {
    const draft = written()
    const { store } = await queued(draft)
    expect((await listWaiting(store)).map(({ key }) => key)).toEqual([draft.key])
  })

  it('gives a receipt and forgets the words once the server has answered', async () => {
    const draft = written()
    const { store, again } = await queued(draft)
    const receipt = await send(store, await again(), new Town(), clock)
    expect(receipt).toMatchObject({ ...ANSWER, key: draft.key, about: draft.event })
    expect(await listWaiting(store)).toEqual([])
    expect(await store.get(RECEIPT + draft.key)).toEqual(receipt)
  })

  it.each(['before', 'after'] as const)('makes one case when the answer is lost %s the server', async (mishap) => {
    const { store, again } = await queued(written())
    const town = new Town()
    town.fails = [mishap]
    expect(await send(store, await again(), town, clock)).toBeNull()
    expect(await again()).toMatchObject({ tries: 1, refusal: '', nextAt: NOW + waitAfter(1) })
    expect(await send(store, await again(), town, clock)).not.toBeNull()
    expect(town.cases.size).toBe(1)
  })

  it('does not upload again what lies there already', async () => {
    const { store, again } = await queued(written(photo('a'), photo('b')))
    const town = new Town()
    town.fails = [null, 'before']
    town.fails = ['before']
    expect(await send(store, await again(), town, clock)).toBeNull()
    town.fails = [unreachable()]
    expect(await send(store, await again(), town, clock)).toBeNull()
    expect(await send(store, await again(), town, clock)).not.toBeNull()
    expect(town.uploads).toEqual(['a', 'b'])
  })

  it('does the work it is asked for, once', async () => {
    const { store, again } = await queued(written())
    const town = new Town()
    town.fails = [new ApiError(428, 'challenge_needed', '请稍候')]
    expect(await send(store, await again(), town, clock)).not.toBeNull()
    expect([...town.cases.values()]).toEqual(['puzzle:7'])
  })

  it('keeps a refusal for the person and waits on when it is only too often', async () => {
    const { store, again } = await queued(written())
    const town = new Town()
    town.fails = [new ApiError(429, 'too_many', '太频繁')]
    await send(store, await again(), town, clock)
    expect((await again()).refusal).toBe('')
    town.fails = [new ApiError(422, 'submission_invalid', '请补全', { place: '请写明地点' })]
    await send(store, await again(), town, clock)
    expect((await again()).refusal).toBe('请补全 请写明地点')
  })

  it('waits longer each time, up to two minutes', () => {
    expect([1, 2, 3, 9].map(waitAfter)).toEqual([3_000, 10_000, 30_000, 120_000])
  })
})
