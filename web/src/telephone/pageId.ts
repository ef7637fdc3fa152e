/**
 * This tab's name towards call control, kept over a reload. A duplicated tab copies the
 * storage of its parent, so a lock tells whether the name is in use by a living tab.
 */
const KEY = 'hotline.page_id'

function recall(): string | null {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}

function remember(id: string): void {
  try {
    sessionStorage.setItem(KEY, id)
  } catch {
    // A forbidden storage loses only the comfort of surviving a reload.
  }
}

const forever = new Promise<never>(() => {})

function takeLock(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null)
        return lock ? forever : undefined
      })
      .catch(() => resolve(true))
  })
}

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** On a reload the page of before may hold its lock for a moment longer. */
async function isFree(id: string): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (await takeLock(`${KEY}.${id}`)) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

let mine: Promise<string> | null = null

async function claim(): Promise<string> {
  const known = recall()
  if (known && (!navigator.locks || (await isFree(known)))) return known
  const id = newId()
  remember(id)
  if (navigator.locks) await takeLock(`${KEY}.${id}`)
  return id
}

export function pageId(): Promise<string> {
  mine ??= claim()
  return mine
}
