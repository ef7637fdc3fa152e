/** The Chinese texts of one file, and the same file in English. */
import { parse } from 'vue/compiler-sfc'

import { isChinese } from './fullWidth.ts'
import { inOrder, translated, type Look, type Piece } from './pieces.ts'
import { piecesOfScript } from './script.ts'
import { piecesOfTemplate, type TemplateNode } from './template.ts'

export function piecesOf(source: string, name: string): Piece[] {
  if (!isChinese(source)) return []
  if (!name.endsWith('.vue')) return inOrder(piecesOfScript(source))
  const { descriptor } = parse(source, { filename: name, sourceMap: false })
  const scripts = [descriptor.script, descriptor.scriptSetup].filter((each) => each !== null)
  return inOrder([
    ...scripts.flatMap(({ content, loc }) => piecesOfScript(content, loc.start.offset)),
    ...piecesOfTemplate((descriptor.template?.ast ?? {}) as unknown as TemplateNode, source),
  ])
}

export function inEnglish(source: string, name: string, look: Look): string {
  return translated(source, piecesOf(source, name), look, { start: 0, end: source.length })
}
