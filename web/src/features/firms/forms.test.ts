import { describe, expect, it } from 'vitest'

import { faultOfNeeds, firmForm, needsOf, reportBody } from './forms'

describe('forms of firms', () => {
  it('begin empty with the kind that is visited most', () => {
    expect(firmForm(null)).toMatchObject({ name: '', kind: 'headquarters' })
  })
  it('take one need a line and pass over empty ones', () => {
    expect(needsOf(' 增加预约时段 \n\n咨询认定流程\n')).toEqual(['增加预约时段', '咨询认定流程'])
    expect(reportBody(' 走访顺利，企业满意。 ', '', '')).toEqual({
      report: '走访顺利，企业满意。',
      needs: [],
      next_on: null,
    })
  })
  it('tell which need is at fault', () => {
    expect(faultOfNeeds({ 'needs.2': '需求至少 5 字。' })).toBe('第 3 项：需求至少 5 字。')
    expect(faultOfNeeds({ needs: '太多' })).toBe('太多')
    expect(faultOfNeeds({ report: '少' })).toBe('')
  })
})
