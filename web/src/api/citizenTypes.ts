/** What the citizen's doors take and answer, under the names their pages use. */
import type { paths } from './schema'

type Doors = keyof paths
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never
export type Sent<Path extends Doors> = paths[Path] extends { post: { requestBody: infer Body } }
  ? Json<Body>
  : never
type Posted<Path extends Doors> = paths[Path] extends { post: { responses: { 200: infer Answer } } }
  ? Json<Answer>
  : never
type Got<Path extends Doors> = paths[Path] extends { get: { responses: { 200: infer Answer } } }
  ? Json<Answer>
  : never

export type SubmissionBody = Sent<'/api/portal/submissions'>
export type Suggestions = Posted<'/api/portal/suggestions'>
export type NearbyCase = Suggestions['nearby'][number]
export type TrackedCase = Posted<'/api/portal/track'>
export type Standing = TrackedCase['orders'][number]
export type RatableStep = Standing['ratings'][number]
export type CitizenFile = Posted<'/api/portal/files'>
export type PublicArticleRow = Got<'/api/portal/knowledge'>['items'][number]
export type PublicArticle = Got<'/api/portal/knowledge/{article_id}'>
export type PublishedAnswer = Got<'/api/portal/answers'>['answers'][number]
export type ServiceItems = Got<'/api/portal/service-items'>
export type CitizenArea = Got<'/api/portal/areas'>[number]
export type SaidMessage = Got<'/api/portal/chats/messages'>['messages'][number]
