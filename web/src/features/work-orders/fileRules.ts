/** What may be uploaded, said before anything is sent; the server decides by the bytes. */
import { fileSize } from './fileSize'

const MEGABYTE = 1024 * 1024

interface Group {
  label: string
  suffixes: readonly string[]
  most: number
}

const GROUPS: readonly Group[] = [
  { label: '图片', suffixes: ['jpg', 'jpeg', 'png', 'webp'], most: 10 * MEGABYTE },
  { label: '文档', suffixes: ['pdf', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'wps', 'et'], most: 20 * MEGABYTE },
  { label: '录音', suffixes: ['wav', 'mp3', 'm4a', 'amr', 'ogg', 'oga', 'opus'], most: 20 * MEGABYTE },
  { label: '视频', suffixes: ['mp4', 'm4v', 'mov'], most: 50 * MEGABYTE },
]

export const MOST_FILES = 10
export const ACCEPT = GROUPS.flatMap(({ suffixes }) => suffixes.map((each) => `.${each}`)).join(',')
export const ALLOWED = '图片 10 MB、文档和录音 20 MB、视频（mp4、mov）50 MB 以内'

/** Why a file need not even be sent; empty when it may be. */
export function faultOf(file: { name: string; size: number }): string {
  const suffix = file.name.toLowerCase().split('.').pop() ?? ''
  const group = GROUPS.find(({ suffixes }) => suffixes.includes(suffix))
  if (!group) return `不支持 .${suffix} 文件，请上传图片、文档、录音或视频`
  if (file.size === 0) return '文件是空的'
  if (file.size > group.most) {
    return `${group.label}不能超过 ${group.most / MEGABYTE} MB，这个文件 ${fileSize(file.size)}`
  }
  return ''
}
