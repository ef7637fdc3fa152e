/** How each side of a talk is called on the operator's own page. */
export const NAMES: Record<string, string> = { citizen: '市民', operator: '我' }
