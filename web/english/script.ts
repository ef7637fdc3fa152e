/** The Chinese texts of a script: strings, templates, and those put together with `+`. */
import { babelParse, walk } from 'vue/compiler-sfc'

import { isChinese } from './fullWidth.ts'
import { fill, inPlaceOf, type Piece, type Span } from './pieces.ts'

/** As much of a syntax tree as is looked at here. */
export interface Node {
  type: string
  start: number
  end: number
  value?: unknown
  left?: Node
  right?: Node
  operator?: string
  name?: string
  key?: Node
  computed?: boolean
  expressions?: Node[]
  quasis?: { value: { cooked: string } }[]
}

/** A text, or the source of what stands between two. */
type Part = string | Span

const KEPT_TYPES = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'])

/** Types, the names of modules and templates with a tag say nothing to anybody. */
function isSilent(node: Node, parent: Node | null): boolean {
  if (node.type.startsWith('TS') && !KEPT_TYPES.has(node.type)) return true
  return /^(Import|ExportAll)/.test(parent?.type ?? '') || node.type === 'TaggedTemplateExpression'
}

/** `{ 开始: 'grey' }`, where the same words are looked up as a text. */
function isNamedKey(node: Node, parent: Node | null): boolean {
  return node.type === 'Identifier' && parent?.type === 'ObjectProperty' && parent.key === node && !parent.computed
}

function isText(node: Node): boolean {
  return node.type === 'StringLiteral' || node.type === 'TemplateLiteral'
}

function holdsText(node: Node): boolean {
  if (isText(node)) return true
  return node.type === 'BinaryExpression' && node.operator === '+' && (holdsText(node.left!) || isText(node.right!))
}

function partsOf(node: Node): Part[] {
  if (node.type === 'StringLiteral') return [node.value as string]
  if (node.type === 'TemplateLiteral') {
    return node.quasis!.flatMap(({ value }, at) => {
      const gap = node.expressions![at]
      return gap ? [value.cooked, gap] : [value.cooked]
    })
  }
  // What is added up before the first text may be numbers: it stays one.
  if (!holdsText(node)) return [node]
  return [...partsOf(node.left!), ...partsOf(node.right!)]
}

function toPiece(node: Node, by: number, isInAttribute: boolean): Piece {
  const gaps: Span[] = []
  let text = ''
  for (const part of node.name ? [node.name] : partsOf(node)) {
    if (typeof part === 'string') text += part
    else text += `{${gaps.push({ start: part.start + by, end: part.end + by }) - 1}}`
  }
  const write = (words: string, filled: string[]): string =>
    asLiteral(inPlaceOf(text, words), filled, isInAttribute)
  return { key: text.trim(), start: node.start + by, end: node.end + by, gaps, write }
}

function quoted(words: string, isInAttribute: boolean): string {
  const inner = words.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')
  return `'${isInAttribute ? inner.replaceAll('"', '\\x22') : inner}'`
}

function asLiteral(words: string, filled: string[], isInAttribute: boolean): string {
  if (filled.length === 0) return quoted(words, isInAttribute)
  const text = (part: string): string => {
    const inner = part.replace(/[\\`]|\$(?=\{)/g, '\\$&')
    return isInAttribute ? inner.replaceAll('"', '\\x22') : inner
  }
  const quote = (word: string): string => quoted(word, isInAttribute)
  return `\`${fill(words, { text, gap: (source) => `\${${source}}`, quote }, filled)}\``
}

/** @param by - how far the script begins from the start of its file */
export function piecesOfScript(code: string, by = 0, isInAttribute = false): Piece[] {
  if (!isChinese(code)) return []
  const tree = babelParse(code, { sourceType: 'module', plugins: ['typescript'] })
  return piecesOfTree(tree.program as unknown as Node, by, isInAttribute)
}

function piecesOfTree(tree: Node, by: number, isInAttribute: boolean): Piece[] {
  const pieces: Piece[] = []
  const sums = new Set<Node>()
  walk(tree, {
    enter(this: { skip: () => void }, node: Node, parent: Node | null) {
      if (isSilent(node, parent)) return this.skip()
      const isSum = node.type === 'BinaryExpression' && node.operator === '+'
      const isPart = parent !== null && sums.has(parent) && (isSum || isText(node))
      if (isSum && holdsText(node)) sums.add(node)
      if (!isPart && (sums.has(node) || isText(node) || isNamedKey(node, parent))) pieces.push(toPiece(node, by, isInAttribute))
    },
  })
  return pieces
}
