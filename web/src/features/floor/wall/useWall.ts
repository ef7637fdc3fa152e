/**
 * The floor for a screen nobody touches: it opens again by itself, takes a new version after the
 * server was restarted with one, and is dark and as large as the screen.
 */
import { onScopeDispose, ref, watch, type Ref } from 'vue'

import { wallTicket } from '@/api/floor'
import { useAppearance } from '@/shared/appearance'
import { page } from '@/shared/page'

import { serverNow } from '../ticker'
import { useFloor, type FloorBox } from '../useFloor'
import { buildOf, zoomFor } from './wall'

const AGAIN_MS = 10_000

export interface WallBox extends Pick<FloorBox, 'view' | 'status' | 'failure'> {
  now: Ref<Date>
  zoom: Ref<number>
}

/** Load the page anew when the server now gives another build of it. */
async function takeNewBuild(): Promise<void> {
  const own = buildOf(document.documentElement.outerHTML)
  try {
    const answer = await fetch('/', { cache: 'no-store' })
    const given = answer.ok ? buildOf(await answer.text()) : ''
    if (own && given && own !== given) page.reload()
  } catch {
    // The server is not back yet; the next time the floor opens it is asked again.
  }
}

export function useWall(): WallBox {
  const { view, status, failure, open } = useFloor(wallTicket)
  const appearance = useAppearance()
  const now = ref(new Date())
  const zoom = ref(zoomFor(innerWidth, innerHeight))
  let again: ReturnType<typeof setTimeout> | undefined
  let wasLost = false

  watch(status, (found) => {
    clearTimeout(again)
    if (found === 'failed') again = setTimeout(() => void open(), AGAIN_MS)
    if (found === 'open' && wasLost) void takeNewBuild()
    wasLost = found === 'lost' || found === 'failed' || (wasLost && found !== 'open')
  })
  const clock = setInterval(() => {
    now.value = new Date(serverNow())
  }, 1000)
  const fit = () => {
    zoom.value = zoomFor(innerWidth, innerHeight)
  }
  document.documentElement.dataset.theme = 'dark'
  addEventListener('resize', fit)
  void open()
  onScopeDispose(() => {
    clearTimeout(again)
    clearInterval(clock)
    removeEventListener('resize', fit)
    Object.assign(document.documentElement.dataset, appearance.marks)
  })
  return { view, status, failure, now, zoom }
}
