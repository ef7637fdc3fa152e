/** The columns of the list of people. */
import type { Column } from '@/shared/useColumns'

export const COLUMNS: Column[] = [
  { key: 'name', label: '姓名', width: 140, needed: true },
  { key: 'login', label: '登录名', width: 160 },
  { key: 'roles', label: '角色', width: 260 },
  { key: 'teams', label: '班组', width: 160 },
  { key: 'marks', label: '状态', width: 120 },
  { key: 'when', label: '上次登录', width: 130 },
]
