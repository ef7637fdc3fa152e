/** Two short, soft tones; nothing like the ring of a call. */

let context: AudioContext | null = null

export function chime(): void {
  if (!globalThis.AudioContext) return
  context ??= new AudioContext()
  // Before the first click on the page a browser may keep it silent.
  void context.resume().catch(() => {})
  for (const [at, frequency] of [880, 1175].entries()) tone(context, at * 0.16, frequency)
}

function tone(on: AudioContext, after: number, frequency: number): void {
  const from = on.currentTime + after
  const gain = on.createGain()
  gain.gain.setValueAtTime(0, from)
  gain.gain.linearRampToValueAtTime(0.08, from + 0.02)
  gain.gain.linearRampToValueAtTime(0, from + 0.3)
  const source = on.createOscillator()
  source.frequency.value = frequency
  source.connect(gain).connect(on.destination)
  source.start(from)
  source.stop(from + 0.32)
}
