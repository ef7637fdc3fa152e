/** Which of the two channels is heard, and in which ear. */

export type Hearing = 'both' | 'citizen' | 'operator'

/** Gain from [left, right] channel to [left, right] ear. */
const EARS: Record<Hearing, [number, number, number, number]> = {
  both: [1, 0, 0, 1],
  citizen: [1, 1, 0, 0],
  operator: [0, 0, 1, 1],
}

export class Channels {
  private readonly context = new AudioContext()
  private readonly gains: GainNode[]

  constructor(audio: HTMLAudioElement) {
    const splitter = this.context.createChannelSplitter(2)
    const merger = this.context.createChannelMerger(2)
    this.context.createMediaElementSource(audio).connect(splitter)
    this.gains = [0, 1, 2, 3].map((at) => {
      const gain = this.context.createGain()
      splitter.connect(gain, Math.floor(at / 2))
      gain.connect(merger, 0, at % 2)
      return gain
    })
    merger.connect(this.context.destination)
    this.hear('both')
  }

  hear(hearing: Hearing): void {
    this.gains.forEach((gain, at) => {
      gain.gain.value = EARS[hearing][at] ?? 0
    })
  }

  async resume(): Promise<void> {
    if (this.context.state === 'suspended') await this.context.resume()
  }

  close(): void {
    void this.context.close()
  }
}
