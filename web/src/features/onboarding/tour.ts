/** A walk through the page of a role: what is pointed at, and what is said of it. */
import type { RoleName } from '@/features/sign-in'

export interface Step {
  /** The `data-testid` of what is pointed at. */
  spot: string
  title: string
  text: string
}

export interface Tour {
  role: RoleName
  /** The page it walks through. */
  path: string
  steps: Step[]
}

function isDrawn(element: Element): boolean {
  return element.getClientRects().length > 0
}

/** The first element of that name that can be seen. */
export function elementOf(spot: string): HTMLElement | null {
  const all = document.querySelectorAll<HTMLElement>(`[data-testid="${spot}"]`)
  return [...all].find(isDrawn) ?? null
}

/** The steps whose element is on the page. */
export function stepsHere(tour: Tour, find: (spot: string) => unknown = elementOf): Step[] {
  return tour.steps.filter(({ spot }) => find(spot))
}

/** The tour of this page, else the first of the person's roles. */
export function tourOf(tours: readonly Tour[], roles: readonly string[], path: string): Tour | null {
  const own = tours.filter(({ role }) => roles.includes(role))
  return own.find((each) => isOn(each, path)) ?? own[0] ?? null
}

export function isOn(tour: Tour, path: string): boolean {
  return path === tour.path
}
