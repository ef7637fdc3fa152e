/** What the visitor may change; the server decides, this only spares a refusal. */
import { computed, type ComputedRef } from 'vue'

import { useSession } from '@/features/sign-in'

export interface Rights {
  /** Queues, alarms, outside contacts, skills, marks. */
  canTune: ComputedRef<boolean>
  /** Everything else. */
  canConfigure: ComputedRef<boolean>
}

export function useRights(): Rights {
  const session = useSession()
  return {
    canTune: computed(() => session.has('team_leader', 'administrator')),
    canConfigure: computed(() => session.has('administrator')),
  }
}
