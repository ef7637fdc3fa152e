/** The Chinese texts of a template: words with what is put between them, attributes, expressions. */
import { isChinese } from './fullWidth.ts'
import { fill, inPlaceOf, keyOf, type Piece, type Span } from './pieces.ts'
import { piecesOfScript } from './script.ts'

interface Loc {
  start: { offset: number }
  end: { offset: number }
}

/** As much of a template's tree as is looked at here. */
export interface TemplateNode {
  type: number
  loc: Loc
  content?: string | TemplateNode
  children?: TemplateNode[]
  props?: TemplateNode[]
  name?: string
  value?: { content: string; loc: Loc }
  exp?: TemplateNode
  forParseResult?: { source: TemplateNode }
}

const TEXT = 2
const INTERPOLATION = 5
const ATTRIBUTE = 6
const DIRECTIVE = 7

const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' }

function escaped(words: string): string {
  return words.replace(/[&<"]/g, (mark) => HTML[mark]!)
}

function spanOf({ loc }: { loc: Loc }): Span {
  return { start: loc.start.offset, end: loc.end.offset }
}

/** @throws Error where a text cannot be found again in its source, as with an HTML entity in it */
function piecesOfExpression(node: TemplateNode, source: string, isHandler = false): Piece[] {
  const { start, end } = spanOf(node)
  const code = source.slice(start, end)
  if (!isChinese(code)) return []
  try {
    return piecesOfScript(`(${code})`, start - 1, true)
  } catch (refused) {
    if (!isHandler) throw new Error(`not an expression: ${code}`, { cause: refused })
    return piecesOfScript(code, start, true)
  }
}

function piecesOfProp(prop: TemplateNode, source: string): Piece[] {
  if (prop.type === ATTRIBUTE) return prop.value ? [attribute(prop.value)] : []
  if (prop.type !== DIRECTIVE || !prop.exp || prop.name === 'slot') return []
  if (prop.name === 'for') return prop.forParseResult ? piecesOfExpression(prop.forParseResult.source, source) : []
  return piecesOfExpression(prop.exp, source, prop.name === 'on')
}

function attribute(value: { content: string; loc: Loc }): Piece {
  const write = (words: string): string => `"${escaped(words)}"`
  return { key: keyOf(value.content), ...spanOf(value), gaps: [], write }
}

/** Neighbours that are text or put into text. */
function runsOf(children: TemplateNode[]): TemplateNode[][] {
  const runs: TemplateNode[][] = []
  let run: TemplateNode[] = []
  for (const child of children) {
    if (child.type === TEXT || child.type === INTERPOLATION) run.push(child)
    else if (run.length > 0) {
      runs.push(run)
      run = []
    }
  }
  return run.length > 0 ? [...runs, run] : runs
}

function runPiece(run: TemplateNode[], source: string): Piece {
  const gaps: Span[] = []
  let text = ''
  for (const node of run) {
    if (node.type === TEXT) text += node.content as string
    else text += `{${gaps.push(spanOf(node.content as TemplateNode)) - 1}}`
  }
  const start = run[0]!.loc.start.offset
  const end = run.at(-1)!.loc.end.offset
  const whole = source.slice(start, end)
  const shape = { text: escaped, gap: (code: string) => `{{ ${code} }}`, quote: (word: string) => `'${word}'` }
  const write = (words: string, filled: string[]): string => inPlaceOf(whole, fill(words, shape, filled))
  return { key: keyOf(text), start, end, gaps, write }
}

export function piecesOfTemplate(node: TemplateNode, source: string): Piece[] {
  const children = node.children ?? []
  const shown = children.filter((child) => child.type === INTERPOLATION)
  return [
    ...(node.props ?? []).flatMap((prop) => piecesOfProp(prop, source)),
    ...runsOf(children).map((run) => runPiece(run, source)),
    ...shown.flatMap((child) => piecesOfExpression(child.content as TemplateNode, source)),
    ...children.flatMap((child) => piecesOfTemplate(child, source)),
  ]
}
