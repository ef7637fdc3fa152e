import { describe, expect, it } from 'vitest'

import { aLimit, somePolicies } from '../samples'
import { changesOf, daysBetween, weekdayOf, withDays } from './dayRows'
import { faultsOfLimit, limitBodyOf, limitDraftOf } from './limitForm'
import { askForReading, limitSays } from './policyActs'
import { dayAfter, grouped, mainOf, statesOf } from './versions'
import { spokenWeek, toPairs, toSpans } from './weekly'

describe('versions', () => {
  it('tells what holds, waits and is over on a day', () => {
    const rows = ['2026-01-01', '2026-06-01', '2027-01-01'].map((starts_on) => ({ starts_on }))
    expect([...statesOf(rows, '2026-11-24').values()]).toEqual(['over', 'holding', 'waiting'])
    expect([...statesOf(rows, '2025-01-01').values()]).toEqual(['waiting', 'waiting', 'waiting'])
  })

  it('groups in order and begins from what holds', () => {
    const rows = [aLimit({ id: 2, state: 'waiting' }), aLimit(), aLimit({ name: 'other' })]
    expect(grouped(rows, (each) => each.name).map(([name, list]) => [name, list.length])).toEqual([
      ['handling_general', 2],
      ['other', 1],
    ])
    expect(mainOf(rows).id).toBe(1)
    expect(mainOf([aLimit({ id: 9, state: 'waiting' })]).id).toBe(9)
    expect(dayAfter('2026-12-31')).toBe('2027-01-01')
  })
})

describe('a limit', () => {
  it('is written with one measure, from tomorrow on', () => {
    const draft = limitDraftOf(aLimit(), '2026-11-24')
    expect(draft).toMatchObject({ measure: 'working_days', amount: 5, starts_on: '2026-11-25' })
    expect(faultsOfLimit(draft)).toEqual({ note: '请填写依据' })
    const body = limitBodyOf({ ...draft, measure: 'minutes', amount: 90, note: ' 提速 ' })
    expect(body).toMatchObject({ minutes: 90, working_days: null, note: '提速' })
    expect(faultsOfLimit({ ...draft, label: ' ', amount: 0 })).toHaveProperty('amount')
  })

  it('says what it is in words', () => {
    expect(limitSays(aLimit(), somePolicies())).toBe(
      '5 个工作日，按机关工作时间计时；预警 50%、80%、100%',
    )
    const always = aLimit({ calendar: 'always', act_within: 'office', stages: [] })
    expect(limitSays(always, somePolicies())).toBe('5 个工作日，按全天计时，在机关工作时间办理')
  })
})

describe('a reading', () => {
  it('is asked for with its choices', () => {
    const choices = [{ value: 'running', label: '照走', means: '夜里也走' }]
    const version = { ...aLimit(), key: 'callback', question: '夜间？', clause: '', chosen: 'running', chosen_label: '照走', choices }
    const asked = askForReading(version, '2026-11-24', async () => {})
    expect(asked.fields[0]?.options).toEqual([{ value: 'running', label: '照走：夜里也走' }])
    expect(asked.values).toEqual({ chosen: 'running', starts_on: '2026-11-25', note: '' })
  })
})

const day = (date: string, kind: 'holiday' | 'make_up' = 'holiday') => ({ date, kind, name: '元旦' })

describe('days of a year', () => {
  it('adds a stretch in place of what those days were', () => {
    expect(daysBetween('2027-02-27', '2027-03-01')).toEqual(['2027-02-27', '2027-02-28', '2027-03-01'])
    const days = withDays([day('2027-01-02'), day('2027-01-01')], [day('2027-01-02', 'make_up')])
    expect(days.map(({ date, kind }) => `${date} ${kind}`)).toEqual([
      '2027-01-01 holiday',
      '2027-01-02 make_up',
    ])
  })

  it('tells what changed', () => {
    const { added, removed } = changesOf([day('2027-01-01')], [day('2027-01-01', 'make_up')])
    expect([added.length, removed.length]).toEqual([1, 1])
    expect(changesOf([day('2027-01-01')], [day('2027-01-01')])).toEqual({ added: [], removed: [] })
    expect(weekdayOf('2027-01-01')).toBe('周五')
  })
})

describe('a week', () => {
  const office = [['08:30', '12:00']]
  const weekly = [office, office, office, office, office, [], []]

  it('is said with like days together, and survives the editor', () => {
    expect(spokenWeek(weekly)).toBe('周一至周五 08:30-12:00；周六至周日 全天关闭')
    expect(toPairs(toSpans(weekly))).toEqual(weekly)
  })
})
