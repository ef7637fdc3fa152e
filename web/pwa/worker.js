/*
 * The citizen's pages without a network. Only the shell is kept: this version's own files, listed by
 * the build. What the server answers (/api/…) never passes through here, so nothing personal is kept.
 */
/* global self, caches, fetch, URL, Promise */
const SHELL = []
const VERSION = ''
const PAGE = '/citizen'
const PREFIX = 'citizen-shell-'
const NAME = PREFIX + VERSION

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll([PAGE, ...SHELL])))
})

self.addEventListener('activate', (event) => {
  const outdated = (name) => name.startsWith(PREFIX) && name !== NAME
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(outdated).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

// The page asks for it once its reader agreed to load the new version.
self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') self.skipWaiting()
})

function keptAs(request) {
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return ''
  if (request.mode === 'navigate') {
    return pathname === PAGE || pathname.startsWith(`${PAGE}/`) ? PAGE : ''
  }
  return SHELL.includes(pathname) ? pathname : ''
}

self.addEventListener('fetch', (event) => {
  const key = keptAs(event.request)
  if (!key) return
  event.respondWith(
    caches
      .open(NAME)
      .then((cache) => cache.match(key))
      .then((kept) => kept ?? fetch(event.request)),
  )
})
