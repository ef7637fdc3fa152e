/** Every role's tour; who has several roles is offered the one of the page they stand on. */
import type { Tour } from '../tour'

import { administrator } from './administrator'
import { dispatcher } from './dispatcher'
import { followUpOperator } from './followUpOperator'
import { handler } from './handler'
import { operator, operatorSeated } from './operator'
import { reviewer } from './reviewer'
import { teamLeader } from './teamLeader'

export const TOURS: readonly Tour[] = [
  operator,
  teamLeader,
  dispatcher,
  handler,
  reviewer,
  followUpOperator,
  administrator,
]

/** What follows in an operator's lesson once they sit at its seat. */
export const SEATED: Tour = operatorSeated
