import { call, client } from './http'
import type { VideoOpening, VideoVisit, VisitStage } from './types'

export function videoOpening(): Promise<VideoOpening> {
  return call(() => client.GET('/api/portal/video'), false)
}

export function beginVisit(): Promise<VideoVisit> {
  return call(() => client.POST('/api/portal/video-visits'), false)
}

export function visitStage(id: string): Promise<VisitStage> {
  const params = { path: { visit_id: id } }
  return call(() => client.GET('/api/portal/video-visits/{visit_id}', { params }), false)
}
