/** Call control's clock, once a second: what it says is counted by it, not by this computer. */
import { computed, type ComputedRef } from 'vue'

import { useNow } from '@/shared/useNow'

import { useSoftphone } from './store'

export interface ServerNow {
  /** Seconds since then. */
  since(iso: string): number
  /** Seconds until then, never below zero. */
  until(iso: string): number
}

export function useServerNow(): ComputedRef<ServerNow> {
  const softphone = useSoftphone()
  const now = useNow()
  return computed(() => {
    const server = now.value.getTime() + softphone.session.clockSkew
    return {
      since: (iso) => (server - new Date(iso).getTime()) / 1000,
      until: (iso) => Math.max(0, (new Date(iso).getTime() - server) / 1000),
    }
  })
}
