/** Shares as people read them. */
export const share = (part: number | string): string => `${(Number(part) * 100).toFixed(1)}%`

/** 0.873, as scores are compared. */
export const score = (value: number | string): string => Number(value).toFixed(3)
