/** Unsaved changes are not lost by a click elsewhere or a closed tab. */
import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'

export interface LeaveGuard {
  /** Somebody wants to leave; the page asks. */
  asking: Ref<boolean>
  answer(leave: boolean): void
}

export function useLeaveGuard(isDirty: () => boolean): LeaveGuard {
  const asking = ref(false)
  let settle: ((leave: boolean) => void) | null = null

  function ask(): Promise<boolean> | true {
    if (!isDirty()) return true
    settle?.(false)
    asking.value = true
    return new Promise((resolve) => {
      settle = resolve
    })
  }

  function answer(leave: boolean): void {
    asking.value = false
    settle?.(leave)
    settle = null
  }

  function onUnload(event: BeforeUnloadEvent): void {
    if (isDirty()) event.preventDefault()
  }

  onBeforeRouteLeave(ask)
  onBeforeRouteUpdate(ask)
  onMounted(() => window.addEventListener('beforeunload', onUnload))
  onBeforeUnmount(() => window.removeEventListener('beforeunload', onUnload))
  return { asking, answer }
}
