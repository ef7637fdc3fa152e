/** The ring of an offered call: 450 Hz as in China, one second in three, soft. */

export class Ringer {
  private context: AudioContext | null = null
  private timer: ReturnType<typeof setInterval> | undefined

  start(): void {
    if (this.timer !== undefined || !globalThis.AudioContext) return
    this.context ??= new AudioContext()
    void this.context.resume().catch(() => {})
    this.beep()
    this.timer = setInterval(() => this.beep(), 3000)
  }

  stop(): void {
    clearInterval(this.timer)
    this.timer = undefined
  }

  private beep(): void {
    const context = this.context
    if (!context || context.state === 'closed') return
    const gain = context.createGain()
    gain.connect(context.destination)
    const from = context.currentTime
    gain.gain.setValueAtTime(0, from)
    gain.gain.linearRampToValueAtTime(0.12, from + 0.05)
    gain.gain.setValueAtTime(0.12, from + 0.85)
    gain.gain.linearRampToValueAtTime(0, from + 0.95)
    for (const frequency of [450, 600]) {
      const tone = context.createOscillator()
      tone.frequency.value = frequency
      tone.connect(gain)
      tone.start(from)
      tone.stop(from + 1)
    }
  }
}
