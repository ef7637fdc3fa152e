/** A submission that was refused goes back on the table as it was, under the same key: nothing was made of it. */
import { isWritten } from './draft'
import type { Waiting } from './outbox'
import { draft, keepNow, restoreDraft } from './useDraft'
import { takeBack } from './useOutbox'

/** False when another draft lies there and its writer would rather keep it. */
export async function mend({ key, draft: refused }: Waiting, mayReplace: () => boolean): Promise<boolean> {
  await restoreDraft()
  if (isWritten(draft) && draft.key !== key && !mayReplace()) return false
  Object.assign(draft, refused)
  await keepNow()
  await takeBack(key)
  return true
}
