import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/api/errors'
import * as privacy from '@/api/privacy'
import type { AttachmentView } from '@/api/types'
import * as uploads from '@/api/uploads'

import AttachmentList from './AttachmentList.vue'
import AttachmentUpload from './AttachmentUpload.vue'
import { faultOf } from './fileRules'
import ReleaseFile from './ReleaseFile.vue'

function attachment(changes: Partial<AttachmentView> = {}): AttachmentView {
  return {
    id: 'a',
    name: '现场.jpg',
    size: 2048,
    kind: 'picture',
    has_preview: true,
    width: 640,
    height: 480,
    scan: 'clean',
    scan_label: '已扫描',
    had_location: false,
    is_internal: false,
    is_inherited: false,
    is_held: false,
    may_open: true,
    may_release: false,
    uploaded_at: '2026-11-24T02:00:00Z',
    uploaded_by: '赵敏（城管局经办人）',
    ...changes,
  }
}

async function choose(view: ReturnType<typeof mount>, ...files: File[]): Promise<void> {
  const input = view.get('[data-testid="attachment-input"]')
  Object.defineProperty(input.element, 'files', { value: files, configurable: true })
  await input.trigger('change')
}

const nothing = () => {}
const photo = (name = '现场.jpg') => new File(['x'], name)

describe('attachments', () => {
  enableAutoUnmount(afterEach)
  beforeEach(() => vi.restoreAllMocks())

  it('shows pictures small and says what a person should know before opening', () => {
    const list = mount(AttachmentList, {
      props: {
        attachments: [
          attachment(),
          attachment({
            id: 'b',
            name: '录音.mp3',
            kind: 'sound',
            has_preview: false,
            scan: 'not_scanned',
            scan_label: '未扫描',
            is_internal: true,
            had_location: true,
          }),
        ],
      },
    })
    expect(list.get('img').attributes('src')).toBe('/api/attachments/a/preview')
    expect(list.findAll('img')).toHaveLength(1)
    const [first, second] = list.findAll('li')
    expect(first!.text()).not.toContain('未扫描')
    for (const word of ['未扫描', '仅热线可见', '含位置']) expect(second!.text()).toContain(word)
    expect(second!.get('a').attributes('aria-label')).toBe('下载录音 录音.mp3，2 KB')
  })

  it('lets nobody open what waits for the hotline, and offers the release to who may', async () => {
    const list = mount(AttachmentList, {
      props: {
        attachments: [
          attachment({ is_held: true, may_open: false, is_inherited: true }),
          attachment({ id: 'b', is_held: true, may_release: true }),
        ],
      },
    })
    const [waiting, mine] = list.findAll('li')
    expect(waiting!.find('a').exists()).toBe(false)
    for (const word of ['待热线放行', '原单附件']) expect(waiting!.text()).toContain(word)
    expect(waiting!.find('[data-testid="release-open"]').exists()).toBe(false)
    expect(mine!.get('a').attributes('href')).toContain('/api/attachments/b')
    await mine!.get('[data-testid="release-open"]').trigger('click')
    expect(list.emitted('release')?.[0]).toEqual([expect.objectContaining({ id: 'b' })])
  })

  it('releases with a reason and not without', async () => {
    const sent = vi.spyOn(privacy, 'releaseFile').mockResolvedValue(attachment())
    const view = mount(ReleaseFile, {
      props: { file: attachment({ is_held: true }) },
      global: { stubs: { teleport: true, transition: false } },
    })
    await flushPromises()
    await view.get('[data-testid="release-confirm"]').trigger('click')
    expect(sent).not.toHaveBeenCalled()
    await vi.waitFor(() => expect(view.text()).toContain('请填写核对说明'))
    await view.get('[data-testid="release-reason"]').setValue('已查看，无照片')
    await view.get('[data-testid="release-confirm"]').trigger('click')
    await flushPromises()
    expect(sent).toHaveBeenCalledWith('a', '已查看，无照片')
    expect(view.emitted('released')).toHaveLength(1)
  })

  it('draws a stand-in for a preview that does not come', async () => {
    const list = mount(AttachmentList, { props: { attachments: [attachment()] } })
    await list.get('img').trigger('error')
    expect(list.find('img').exists()).toBe(false)
    expect(list.find('svg').exists()).toBe(true)
  })

  it('shows the progress of an upload and then names the file as uploaded', async () => {
    let tell: (share: number) => void = nothing
    let keep: (kept: AttachmentView) => void = nothing
    vi.spyOn(uploads, 'uploadFile').mockImplementation((_, onProgress) => {
      tell = onProgress
      return new Promise((resolve) => {
        keep = resolve
      })
    })
    const view = mount(AttachmentUpload, { props: { hint: '', modelValue: [] } })
    await choose(view, photo())
    tell(0.42)
    await flushPromises()
    expect(view.get('progress').element.value).toBeCloseTo(0.42)
    expect(view.text()).toContain('42%')
    tell(1)
    await flushPromises()
    expect(view.text()).toContain('检查中')
    keep(attachment())
    await flushPromises()
    expect(view.text()).toContain('已上传')
    expect(view.emitted('update:modelValue')!.at(-1)).toEqual([['a']])
  })

  it('keeps a refused file in sight with its reason, and sends it again when asked', async () => {
    const send = vi
      .spyOn(uploads, 'uploadFile')
      .mockRejectedValueOnce(new ApiError(422, 'file_refused', '文件已损坏。'))
      .mockResolvedValueOnce(attachment())
    const view = mount(AttachmentUpload, { props: { hint: '', modelValue: [] } })
    await choose(view, photo())
    await flushPromises()
    expect(view.get('[role="alert"]').text()).toBe('文件已损坏。')
    await view
      .findAll('button')
      .find((each) => each.text() === '重试')!
      .trigger('click')
    await flushPromises()
    expect(send).toHaveBeenCalledTimes(2)
    expect(view.text()).toContain('已上传')
  })

  it('sends nothing that the server would refuse anyway', async () => {
    const send = vi.spyOn(uploads, 'uploadFile')
    const view = mount(AttachmentUpload, { props: { hint: '', modelValue: [] } })
    await choose(view, photo('程序.exe'))
    await flushPromises()
    expect(view.get('[role="alert"]').text()).toContain('不支持 .exe')
    expect(send).not.toHaveBeenCalled()
  })

  it('knows the limits of each kind', () => {
    const megabyte = 1024 * 1024
    expect(faultOf({ name: 'a.JPG', size: 10 * megabyte })).toBe('')
    expect(faultOf({ name: 'a.jpg', size: 11 * megabyte })).toContain('图片不能超过 10 MB')
    expect(faultOf({ name: 'a.mp4', size: 50 * megabyte })).toBe('')
    expect(faultOf({ name: 'a.pdf', size: 0 })).toBe('文件是空的')
    expect(faultOf({ name: '没有后缀', size: 1 })).toContain('不支持')
  })
})
