/** Which topics and wordings a typed text means, the likeliest first. */
import type { OrderTemplate, TopicHints } from '@/api/orderForm'
import type { TopicSuggestion } from '@/api/routing'
import type { PathOption } from '@/shared/reference'
import { findTyped, plain } from '@/shared/pinyin/match'

export interface TopicChoice {
  kind: 'topic' | 'template'
  /** Code of the topic, or `template:` and the wording's id. */
  value: string
  label: string
  /** What is shown after the name: the words it was found by, or the wording's topic. */
  note: string
  group: string
  template?: OrderTemplate
}

export interface Searched {
  topics: readonly PathOption[]
  templates: readonly OrderTemplate[]
  hints: TopicHints
  /** What the machine makes of the words typed elsewhere in the form. */
  suggested?: readonly TopicSuggestion[]
}

export const SUGGESTED = '机器建议'
const OFTEN = '最近常用'
const WORDINGS = '常用语'
const MOST_OFTEN = 6
const MOST_FOUND = 30
const NOWHERE = 9

const nameOf = (option: PathOption) => option.label.split(' / ').at(-1) ?? option.label

function topicChoice(option: PathOption, group: string, note = ''): TopicChoice {
  return { kind: 'topic', value: option.value, label: option.label, note, group }
}

function templateChoice(template: OrderTemplate): TopicChoice {
  return {
    kind: 'template',
    value: `template:${template.id}`,
    label: template.name,
    note: `/${template.shortcut}${template.is_shared ? '' : ' · 我的'}`,
    group: WORDINGS,
    template,
  }
}

/** `87% · 路灯、不亮`, or the words alone where nothing was measured. */
export function suggestionNote({ probability, words, basis_label }: TopicSuggestion): string {
  const share = probability === null ? basis_label : `${Math.round(Number(probability) * 100)}%`
  return [share, words.slice(0, 2).join('、')].filter(Boolean).join(' · ')
}

/** Nothing typed yet: what the machine suggests, what this person takes often, the whole tree. */
function untyped({ topics, hints, suggested = [] }: Searched): TopicChoice[] {
  const byCode = new Map(topics.map((each) => [each.value, each]))
  const likely = suggested.flatMap((each) => {
    const option = byCode.get(each.code)
    return option ? [topicChoice(option, SUGGESTED, suggestionNote(each))] : []
  })
  const often = hints.habits
    .filter((code) => !likely.some(({ value }) => value === code))
    .flatMap((code) => byCode.get(code) ?? [])
    .slice(0, MOST_OFTEN)
    .map((each) => topicChoice(each, OFTEN))
  const shown = new Set([...likely, ...often].map(({ value }) => value))
  const rest = topics.filter(({ value }) => !shown.has(value))
  return [...likely, ...often, ...rest.map((each) => topicChoice(each, each.group))]
}

interface Rank {
  rank: number
  note: string
}

/** 0 the name from its beginning, 1 within it, 2 by a word people use, 3 by its path or code. */
function rankTopic(option: PathOption, typed: string, words: readonly string[]): Rank {
  const found = findTyped(nameOf(option), typed)
  if (found) return { rank: found.start === 0 ? 0 : 1, note: '' }
  const wanted = plain(typed)
  const word = words.find((each) => plain(each).includes(wanted) || wanted.includes(plain(each)))
  if (word) return { rank: 2, note: word }
  const inPath = findTyped(option.label, typed) !== null || option.value.startsWith(wanted)
  return { rank: inPath ? 3 : NOWHERE, note: '' }
}

/** Every part between blanks must be found. */
function rankParts(option: PathOption, typed: string, words: readonly string[]): Rank {
  const parts = typed.trim().split(/\s+/).filter((part) => plain(part) !== '')
  const ranks = parts.map((part) => rankTopic(option, part, words))
  return ranks.reduce((worst, each) => (each.rank > worst.rank ? each : worst), { rank: 0, note: '' })
}

function foundTemplates(typed: string, templates: readonly OrderTemplate[]): TopicChoice[] {
  const wanted = plain(typed)
  if (!wanted) return typed.trim() === '/' ? templates.map(templateChoice) : []
  const exact = templates.filter(({ shortcut }) => plain(shortcut) === wanted)
  const others = templates.filter(
    (each) =>
      !exact.includes(each) &&
      (plain(each.shortcut).startsWith(wanted) || findTyped(each.name, typed) !== null),
  )
  return [...exact, ...others].map(templateChoice)
}

/** Topics, then wordings; after a `/` wordings alone. */
export function searchTopics(typed: string, searched: Searched): TopicChoice[] {
  const wordings = foundTemplates(typed, searched.templates)
  if (typed.trim().startsWith('/')) return wordings
  if (!plain(typed)) return untyped(searched)
  const { habits, words } = searched.hints
  const habitOf = (code: string) => (habits.includes(code) ? habits.indexOf(code) : habits.length)
  const topics = searched.topics
    .map((option) => ({ option, ...rankParts(option, typed, words[option.value] ?? []) }))
    .filter(({ rank }) => rank < NOWHERE)
    .toSorted((a, b) => a.rank - b.rank || habitOf(a.option.value) - habitOf(b.option.value))
    .slice(0, MOST_FOUND)
    .map(({ option, note }) => topicChoice(option, '事项分类', note))
  return [...topics, ...wordings]
}
