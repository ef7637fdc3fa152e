/** Whoever asks the same while the answer is on its way gets that answer. */
export function askTogether<Q, A>(ask: (question: Q) => Promise<A>): (question: Q) => Promise<A> {
  const underWay = new Map<string, Promise<A>>()
  return (question) => {
    const key = JSON.stringify(question)
    const known = underWay.get(key)
    if (known) return known
    const asked = ask(question).finally(() => underWay.delete(key))
    underWay.set(key, asked)
    return asked
  }
}
