/** What a citizen may do with a case. */
export const ACTS = ['add', 'urge', 'rate', 'reopen', 'withdraw'] as const
export type Act = (typeof ACTS)[number]

const WHEN_DONE: readonly Act[] = ['rate', 'reopen', 'add', 'urge', 'withdraw']

/** The likeliest first: while it is handled to add and urge, once it is done to judge it. */
export function inOrder(allowed: readonly string[]): Act[] {
  const order = allowed.includes('reopen') ? WHEN_DONE : ACTS
  return order.filter((each) => allowed.includes(each))
}
