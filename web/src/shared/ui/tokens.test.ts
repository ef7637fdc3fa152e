/** The promises of the tokens: WCAG AA by day and night, no colour beside them, none that is not there. */
import { globSync, readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

type Tokens = Record<string, string>

const TONES = ['brand', 'green', 'amber', 'red', 'teal', 'violet']
const GROUNDS = ['paper', 'ground', 'wash', 'grey-wash']
/** Dark panes and letters on white paper look the same by day and night. */
const SAME_BY_NIGHT = /^(stage|sheet|seal|nav-bright|nav-line|nav-hover)/
const TEXT = 4.5
const MARK = 3

function tokensIn(file: string): Tokens {
  const css = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
  return Object.fromEntries([...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]))
}
const LIGHT = tokensIn('src/shared/ui/tokens.css')
const DARK = tokensIn('src/shared/ui/dark.css')
const HIGH = tokensIn('src/shared/ui/contrast.css')
const HIGH_DARK = tokensIn('src/shared/ui/contrast-dark.css')
const THEMES: [string, Tokens][] = [
  ['light', LIGHT],
  ['dark', { ...LIGHT, ...DARK }],
  ['light high contrast', { ...LIGHT, ...HIGH }],
  ['dark high contrast', { ...LIGHT, ...DARK, ...HIGH_DARK }],
]

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(tokens: Tokens, ink: string, ground: string): number {
  const [light, dark] = [ink, ground]
    .map((name) => {
      expect(tokens[name]).toMatch(/^#[0-9a-f]{6}$/)
      return luminance(tokens[name]!)
    })
    .toSorted((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Every style of the app, whose rules it is in. */
const STYLES = globSync('{src,sdk/src}/**/*.{vue,css}').map((file) => {
  const text = readFileSync(file, 'utf8')
  const blocks = [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) => css)
  return { file, text, css: file.endsWith('.vue') ? blocks.join('\n') : text }
})

/** Rules that set both, so that the words certainly stand on that ground. */
function pairsInUse(): [string, string][] {
  const found = new Map<string, [string, string]>()
  for (const { css } of STYLES) {
    for (const [, body] of css.matchAll(/\{([^{}]*)\}/g)) {
      const ground = /background(?:-color)?:\s*var\(--([\w-]+)\)/.exec(body!)?.[1]
      const ink = /(?:^|[^-\w])color:\s*var\(--([\w-]+)\)/.exec(body!)?.[1]
      if (ground && ink && ground in LIGHT && ink in LIGHT) found.set(`${ink}/${ground}`, [ink, ground])
    }
  }
  return [...found.values()]
}

const PROMISED: [string, string][] = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((ink) =>
    [...GROUNDS, ...TONES.map((tone) => `${tone}-wash`)].map((ground): [string, string] => [ink, ground]),
  ),
  ...TONES.flatMap((tone): [string, string][] => [
    ...['paper', 'ground', 'wash', `${tone}-wash`].map((ground): [string, string] => [tone, ground]),
    [`${tone}-ink`, `${tone}-wash`],
    [`${tone}-ink`, 'paper'],
    ['on-fill', tone],
    ['on-fill', `${tone}-ink`],
  ]),
  ['nav-ink', 'navy'],
  ['nav-ink-2', 'navy'],
  ['nav-bright', 'hero'],
  ['hero-ink-2', 'hero'],
  ['hero-ink-2', 'navy-deep'],
  ['stage-ink', 'stage'],
  ['stage-ink-2', 'stage'],
  ['stage-ink-3', 'stage'],
  ['seal', 'sheet'],
]

describe.each(THEMES)('the %s theme', (_, tokens) => {
  it.each(PROMISED)('lets %s be read on %s', (ink, ground) => {
    expect(contrast(tokens, ink, ground)).toBeGreaterThanOrEqual(TEXT)
  })

  it.each(pairsInUse())('lets %s be read on %s, as some page has it', (ink, ground) => {
    expect(contrast(tokens, ink, ground)).toBeGreaterThanOrEqual(TEXT)
  })

  it('shows bars and the frames of fields', () => {
    const marks = [...TONES.map((tone) => `${tone}-fill`), 'line-field']
    expect(marks.filter((mark) => contrast(tokens, mark, 'paper') < MARK)).toEqual([])
  })
})

describe('the tokens', () => {
  it('are used in pairs that this test finds', () => {
    expect(pairsInUse()).toContainEqual(['on-fill', 'brand'])
  })

  it('have a value of their own by night, if they are colours', () => {
    const colours = Object.keys(LIGHT).filter((name) => /#|rgb/.test(LIGHT[name]!) && !SAME_BY_NIGHT.test(name))
    expect(Object.keys(DARK).toSorted()).toEqual(colours.toSorted())
  })

  it('are there wherever a style asks for one', () => {
    const known = new Set(Object.keys(LIGHT))
    for (const { css } of STYLES) for (const [, name] of css.matchAll(/--([\w-]+):/g)) known.add(name!)
    for (const { text } of STYLES) for (const [, name] of text.matchAll(/['"]--([\w-]+)['"]:/g)) known.add(name!)
    const missing = STYLES.flatMap(({ file, text }) =>
      [...text.matchAll(/var\(--([\w-]+)\)/g)]
        .map(([, name]) => name!)
        .filter((name) => !known.has(name) && !name.startsWith('el-'))
        .map((name) => `${file}: --${name}`),
    )
    expect(missing).toEqual([])
  })

  it('are the only place where a colour is written, drawings and scripts included', () => {
    const scripts = globSync('{src,sdk/src}/**/*.ts')
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    const written = [...STYLES, ...scripts]
      .filter(({ file }) => !/ui\/(tokens|dark|contrast|contrast-dark)\.css$/.test(file))
      .flatMap(({ file, text }) =>
        [...text.matchAll(/["'\s(:](#[0-9a-f]{3}(?:[0-9a-f]{3}(?:[0-9a-f]{2})?)?)["'\s;,)]|\b(?:rgb|hsl)a?\(/gi)].map(
          ([all]) => `${file}: ${all.trim()}`,
        ),
      )
    expect(written).toEqual([])
  })
})
