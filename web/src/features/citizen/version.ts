/** The service worker that keeps the pages' shell, and word of a newer version of them. */
import { ref, shallowRef } from 'vue'

const WORKER = '/citizen/worker.js'
const SCOPE = '/citizen'

/** Whether a newer version waits for the reader's word. */
export const isNewer = ref(false)
const waitingWorker = shallowRef<ServiceWorker | null>(null)

function noteWaiting(worker: ServiceWorker | null): void {
  // The first version takes over by itself: nothing older is open.
  if (!worker || !navigator.serviceWorker.controller) return
  waitingWorker.value = worker
  isNewer.value = true
}

export function watchVersion(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  // Without it the pages only need the network.
  void navigator.serviceWorker.register(WORKER, { scope: SCOPE }).then(watch, () => undefined)
}

function watch(registration: ServiceWorkerRegistration): void {
  noteWaiting(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed') noteWaiting(coming)
    })
  })
}

/** Load the newer version; what was written is kept as a draft. */
export function takeNewer(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waitingWorker.value?.postMessage('skip-waiting')
}
