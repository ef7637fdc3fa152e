/** Tell on the desktop, while the page lies behind other windows and somebody wished for it. */
import { mayNotify } from './choices'

export function notifyOutside(body: string, tag: string, open: () => void): void {
  if (!mayNotify() || !document.hidden) return
  const shown = new Notification('12345 便民热线', { body, tag: `hotline-${tag}` })
  shown.addEventListener('click', () => {
    globalThis.focus()
    shown.close()
    open()
  })
}
