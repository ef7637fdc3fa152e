/** A line that ends within the page: what a lesson's call control says, and hears. */
export abstract class PracticeLine<Said, Heard> extends EventTarget {
  readyState: number = WebSocket.OPEN
  private readonly timers = new Set<ReturnType<typeof setTimeout>>()

  constructor() {
    super()
    this.later(0, () => this.dispatchEvent(new Event('open')))
  }

  send(text: string): void {
    this.hear(JSON.parse(text) as Said)
  }

  close(): void {
    this.readyState = WebSocket.CLOSED
    for (const timer of this.timers) clearTimeout(timer)
  }

  protected abstract hear(message: Said): void

  protected tell(message: Heard): void {
    if (this.readyState !== WebSocket.OPEN) return
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
  }

  protected later(milliseconds: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      act()
    }, milliseconds)
    this.timers.add(timer)
  }
}
