/** The text an answer of the helper puts into the form; an article names itself as the source. */
import type { HelpAct, HelpView } from './view'

type Wanted = Extract<HelpAct, { kind: 'answer' | 'article' }>

export function answerOf(
  { answers, articles }: Pick<HelpView, 'answers' | 'articles'>,
  wanted: Wanted,
): { title: string; text: string } | undefined {
  if (wanted.kind === 'answer') return answers.find(({ id }) => Number(id) === wanted.id)
  const article = articles.find(({ id }) => id === wanted.id)
  if (!article) return undefined
  return { title: article.title, text: `${article.passage}\n（依据知识库《${article.title}》）` }
}
