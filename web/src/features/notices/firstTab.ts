/**
 * Of all the tabs of one browser one asks, sounds and notifies. The lock goes to another tab by
 * itself when this one is closed, or crashes.
 */
export interface FirstTab {
  isFirst(): boolean
  leave(): void
}

/** Where the browser has no locks (no https), every tab is first; `told` keeps them apart. */
export function standInLine(name: string, whenFirst: () => void): FirstTab {
  const locks = globalThis.navigator?.locks
  if (!locks) {
    whenFirst()
    return { isFirst: () => true, leave: () => {} }
  }
  let first = false
  let release: (() => void) | undefined
  const gone = new AbortController()
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  locks
    .request(name, { signal: gone.signal }, () => {
      first = true
      whenFirst()
      return held
    })
    .catch(() => {
      // It left the line before its turn.
    })
  return {
    isFirst: () => first,
    leave() {
      first = false
      release?.()
      gone.abort()
    },
  }
}
