/** How much of a budget is spoken for, 0 to 100. */
export function share(spent: number, budget: number): number {
  if (budget <= 0) return spent > 0 ? 100 : 0
  return Math.min(100, Math.round((spent / budget) * 100))
}
