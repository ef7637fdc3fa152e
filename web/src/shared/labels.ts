/** How roles and states look; their Chinese names come from the server. */

export type Tone = 'blue' | 'green' | 'amber' | 'red' | 'grey' | 'teal' | 'violet'

const STATE_TONES: Record<string, Tone> = {
  awaiting_dispatch: 'amber',
  awaiting_acceptance: 'violet',
  handling: 'blue',
  send_back_requested: 'red',
  awaiting_review: 'teal',
  handled: 'amber',
  closed: 'grey',
}

export function stateTone(state: string): Tone {
  return STATE_TONES[state] ?? 'grey'
}
