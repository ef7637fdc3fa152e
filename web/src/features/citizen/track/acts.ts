/** What a citizen may do with a case, the likeliest first. */
export const ACTS = ['rate', 'reopen', 'add', 'urge', 'withdraw'] as const
export type Act = (typeof ACTS)[number]
