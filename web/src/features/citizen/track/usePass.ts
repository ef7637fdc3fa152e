/** Number and code of the case somebody looks at: kept by this tab alone. */
import { forget, recall, remember } from '@/shared/storage'
import type { Pass } from '@/api/citizen'

const KEPT_AS = 'hotline.citizen.pass'

export function usePass() {
  return {
    recall: () => recall<Pass>(KEPT_AS),
    remember: (pass: Pass) => remember(KEPT_AS, pass),
    forget: () => forget(KEPT_AS),
  }
}
