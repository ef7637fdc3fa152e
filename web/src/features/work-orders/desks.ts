/** The special desks; a page without them goes on as usual. */
import { listDesks } from '@/api/desks'
import type { DeskView } from '@/api/types'
import { fetchedOnce } from '@/shared/fetchedOnce'

const desks = fetchedOnce(() => listDesks())
export const useDesks = desks.use

export function findDesk(code: string): DeskView | undefined {
  return desks.found.value.find((each) => each.code === code)
}
