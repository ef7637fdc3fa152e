/** Labels of what a flow names: prompts, queues, hours, contacts, languages, skills. */
import type { Named, Vocabulary } from '@/api/flows'

export interface Words {
  prompt(name: string): string
  queue(name: string): string
  hours(name: string): string
  contact(name: string): string
  language(name: string): string
  skill(name: string): string
  mailbox(name: string): string
}

function finder(named: readonly Named[]): (name: string) => string {
  const labels = new Map(named.map(({ name, label }) => [name, label]))
  return (name) => labels.get(name) ?? name
}

export function wordsOf(vocabulary: Vocabulary | null): Words {
  const none: Named[] = []
  return {
    prompt: finder(vocabulary?.prompts ?? none),
    queue: finder(vocabulary?.queues ?? none),
    hours: finder(vocabulary?.hours ?? none),
    contact: finder(vocabulary?.contacts ?? none),
    language: finder(vocabulary?.languages ?? none),
    skill: finder(vocabulary?.skills ?? none),
    mailbox: (name) => (name === GENERAL_MAILBOX ? '综合信箱' : name),
  }
}

export const GENERAL_MAILBOX = 'general'
