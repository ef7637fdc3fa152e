/** Money as people read it: 分 in, 元 out, such as `12.35 元`. */
export function yuan(fen: number): string {
  return `${(fen / 100).toFixed(2)} 元`
}
