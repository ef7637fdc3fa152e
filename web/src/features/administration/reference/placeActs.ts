/** What may be done to a place, as the dialogs ask for it. */
import { addPlace, changePlace, restorePlace, retirePlace, type KeptPlace } from '@/api/keeping'
import type { PathOption } from '@/shared/reference'
import type { Asked } from '@/shared/ui/ReasonDialog.vue'

import { textOf, wordsOf, type AskedField, type AskedFields, type FieldOption } from './fields'

type Done = (sentence: string) => Promise<void>

export const PLACE_KINDS: FieldOption[] = [
  { value: 'estate', label: '小区' },
  { value: 'village', label: '村庄' },
  { value: 'community', label: '社区' },
  { value: 'road', label: '道路' },
  { value: 'market', label: '市场商场' },
  { value: 'school', label: '学校' },
  { value: 'hospital', label: '医院' },
  { value: 'office', label: '机关窗口' },
  { value: 'traffic', label: '交通枢纽' },
  { value: 'park', label: '公园景点' },
  { value: 'other', label: '其他' },
]

function fieldsOf(areas: readonly PathOption[]): AskedField[] {
  return [
    { name: 'kind', label: '类别', kind: 'select', required: true, options: PLACE_KINDS },
    { name: 'area_code', label: '所在区划', kind: 'select', required: true, options: [...areas] },
    {
      name: 'also_known',
      label: '别名',
      kind: 'words',
      placeholder: '老名字、俗称；输入后回车',
      hint: '名称和别名都能用汉字、拼音、首字母找到。',
    },
  ]
}

export function askToAdd(areas: readonly PathOption[], done: Done): AskedFields {
  return {
    title: '新增地点',
    confirm: '新增',
    fields: [{ name: 'name', label: '名称', required: true, placeholder: '如 海口国贸' }, ...fieldsOf(areas)],
    values: { name: '', kind: 'estate', area_code: '', also_known: [] },
    act: async (values) => {
      await addPlace({
        name: textOf(values, 'name'),
        kind: textOf(values, 'kind'),
        area_code: textOf(values, 'area_code'),
        also_known: wordsOf(values, 'also_known'),
      })
      await done('地点已新增')
    },
  }
}

export function askToChange(place: KeptPlace, areas: readonly PathOption[], done: Done): AskedFields {
  return {
    title: `修改 ${place.name}`,
    lead: place.is_learnt ? '这个地点是从工单里学到的，改过之后由页面维护。' : '',
    confirm: '保存',
    fields: fieldsOf(areas),
    values: { kind: place.kind, area_code: place.area_code, also_known: [...place.also_known] },
    act: async (values) => {
      await changePlace(place.id, {
        kind: textOf(values, 'kind'),
        area_code: textOf(values, 'area_code'),
        also_known: wordsOf(values, 'also_known'),
      })
      await done('地点已修改')
    },
  }
}

export function askToSwitch(place: KeptPlace, done: Done): Asked {
  const act = place.is_active ? retirePlace : restorePlace
  const word = place.is_active ? '停用' : '恢复'
  return {
    title: `${word} ${place.name}`,
    lead: place.is_active
      ? '停用后输入时不再提示，也不会再从工单里学到；已有的工单不受影响。'
      : '恢复后输入时重新提示。',
    confirm: word,
    isDanger: place.is_active,
    act: async (note) => {
      await act(place.id, note)
      await done(`地点已${word}`)
    },
  }
}
