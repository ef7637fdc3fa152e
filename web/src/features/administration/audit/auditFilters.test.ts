import { describe, expect, it } from 'vitest'

import { fromQuery, lastDays, nothingChosen, toSent } from './auditFilters'

const now = new Date('2026-11-24T18:00:00Z')
const story = '0f8fad5b-d9cb-469f-a165-70867728950e'

describe('days', () => {
  it('are days of the city, today among them', () => {
    expect(lastDays(7, now)).toEqual(['2026-11-19', '2026-11-25'])
    expect(lastDays(1, now)).toEqual(['2026-11-25', '2026-11-25'])
  })

  it('are sent from their first moment to the end of the last', () => {
    const sent = toSent({ ...nothingChosen(now), days: ['2026-11-30', '2026-11-30'] })
    expect([sent.since, sent.until]).toEqual(['2026-11-30T00:00:00+08:00', '2026-12-01T00:00:00+08:00'])
  })
})

describe('what is sent', () => {
  it('tells the system from a person', () => {
    expect(toSent({ ...nothingChosen(now), actor: 'nobody' })).toMatchObject({ actor_id: null, by_nobody: true })
    expect(toSent({ ...nothingChosen(now), actor: 7 })).toMatchObject({ actor_id: 7, by_nobody: false })
  })

  it('has no spaces around words, and no empty story', () => {
    expect(toSent({ ...nothingChosen(now), text: ' 王芳 ' })).toMatchObject({ text: '王芳', correlation_id: null })
  })
})

describe('an address', () => {
  it('asks for a subject, a person or a story, a year back', () => {
    expect(fromQuery({ subject: 'account:12' }, now)).toMatchObject({ subjectType: 'account', subjectId: '12' })
    expect(fromQuery({ actor: '12' }, now).actor).toBe(12)
    expect(fromQuery({ story }, now)).toMatchObject({ story, days: lastDays(365, now) })
  })

  it('that is none of ours asks for nothing', () => {
    expect(fromQuery({ subject: 'account', actor: 'x', story: "' or 1" }, now)).toEqual(nothingChosen(now))
  })
})
