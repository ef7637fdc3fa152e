/** What this browser keeps for its citizen: IndexedDB, which holds photos too, or memory where that is refused. */

export interface Store {
  get<T>(key: string): Promise<T | undefined>
  put(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
  keys(prefix: string): Promise<string[]>
}

const DATABASE = 'hotline-citizen'
const TABLE = 'kept'

export function inMemory(): Store {
  const rows = new Map<string, unknown>()
  return {
    get: async <T>(key: string) => structuredClone(rows.get(key)) as T | undefined,
    put: async (key, value) => void rows.set(key, structuredClone(value)),
    remove: async (key) => void rows.delete(key),
    keys: async (prefix) => [...rows.keys()].filter((key) => key.startsWith(prefix)),
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(TABLE))
  return done(request)
}

function inDatabase(database: IDBDatabase): Store {
  const table = (mode: IDBTransactionMode): IDBObjectStore =>
    database.transaction(TABLE, mode).objectStore(TABLE)
  return {
    get: <T>(key: string) => done(table('readonly').get(key) as IDBRequest<T | undefined>),
    put: async (key, value) => void (await done(table('readwrite').put(value, key))),
    remove: async (key) => void (await done(table('readwrite').delete(key))),
    keys: async (prefix) => {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
      return (await done(table('readonly').getAllKeys(range))).map(String)
    },
  }
}

let opened: Promise<Store> | undefined

/** The one store of this page. */
export function store(): Promise<Store> {
  opened ??= open().then(inDatabase, inMemory)
  return opened
}
