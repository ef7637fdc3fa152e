/** What the server sends and takes, as the pages use it. */

// ---- session

export interface RoleView {
  role: string
  label: string
  scope_kind: string
  scope_key: string
  scope_label: string
}

export interface SessionUser {
  id: number
  username: string
  display_name: string
  must_change_password: boolean
  roles: RoleView[]
  permissions: string[]
}

export interface SessionView {
  authenticated: boolean
  csrf_token: string
  user: SessionUser | null
}

// ---- seats

export type Device = 'browser' | 'desk_phone'

export interface SeatView {
  extension: string
  label: string
  is_free: boolean
  is_mine: boolean
  operator_name: string
  device: string
}

export interface SipAccount {
  uri: string
  username: string
  password: string
  websocket_url: string
}

export interface CheckIn {
  ticket: string
  websocket_url: string
  sip: SipAccount | null
  seat: string
  device: Device
}

// ---- reference

export interface Choice {
  value: string
  label: string
}

export interface AreaView {
  code: string
  name: string
  level: string
  parent_code: string
}

export interface TopicView {
  code: string
  name: string
  parent_code: string
}

export interface DepartmentView {
  id: number
  code: string
  name: string
  short_name: string
  duties: string
  children: DepartmentView[]
}

// ---- desk

export interface EarlierContact {
  id: number
  happened_at: string
  channel_label: string
  operator_name: string
}

export interface ScreenPop {
  call_id: string
  contact_id: number | null
  phone: string
  phone_place: string
  district_guess: { code: string; name: string; reason: string } | null
  citizen: { id: number; name: string; sex: string; is_confidential: boolean } | null
  earlier_contacts: EarlierContact[]
  earlier_orders: OrderRow[]
}

// ---- work orders

export type OrderState =
  | 'awaiting_dispatch'
  | 'awaiting_acceptance'
  | 'handling'
  | 'send_back_requested'
  | 'awaiting_review'
  | 'handled'
  | 'closed'

export interface DeadlineView {
  kind: string
  label: string
  started_at: string
  due_at: string
  stopped_at: string | null
  wording: string
  is_overdue: boolean
}

export interface TrayView {
  tray: string
  label: string
  /** Null for a list without an end. */
  count: number | null
  overdue: number | null
}

export interface OrderRow {
  number: string
  state: OrderState
  state_label: string
  appeal_type: string
  appeal_type_label: string
  urgency: string
  urgency_label: string
  topic_name: string
  area_name: string
  place: string
  event: string
  department_name: string | null
  registered_at: string
  due_at: string | null
  due_label: string | null
  remaining_seconds: number | null
}

export interface Page<T> {
  items: T[]
  next_cursor: string | null
}

export interface VerbView {
  verb: string
  label: string
}

export interface AttachmentView {
  id: string
  name: string
  size: number
}

export interface TimelineEntry {
  id: string | number
  kind: string
  label: string
  happened_at: string
  actor_label: string
  details: { label: string; text: string }[]
}

export interface DemandBody {
  appeal_type: string
  urgency: string
  topic_code: string
  area_code: string
  place: string
  event: string
  demand: string
  event_time: string | null
}

export interface CallerBody {
  name: string
  phone: string
  sex: string
  is_confidential: boolean
}

export interface RegisterBody {
  contact_id: number | null
  idempotency_key: string
  caller: CallerBody
  demands: (DemandBody & { direct_answer: { text: string; reason: string } | null })[]
}

export interface RegisteredOrder {
  number: string
  query_code: string
  state: OrderState
  state_label: string
  event: string
}

export interface RecordingView {
  id: number | string
  started_at: string
  duration_seconds: number | null
  direction_label: string
}

export interface AssignmentView {
  id: number
  department_id: number
  department_name: string
  dispatched_at: string
  dispatched_by: string
  note: string
  accepted_at: string | null
  accepted_by: string
  ended_at: string | null
  ending_label: string
}

export interface ResultView {
  id: number
  submitted_at: string
  submitted_by: string
  handled_at: string
  place: string
  unit: string
  staff: string
  process: string
  outcome: string
  is_solved: boolean
  next_step: string
  attachments: AttachmentView[]
  review_label: string
  review_comment: string
  review_missing: string[]
}

export interface SendBackView {
  id: number
  requested_at: string
  requested_by: string
  department_name: string
  reason: string
  legal_basis: string
  attachments: AttachmentView[]
  decision: string
  decision_label: string
  decision_comment: string
  decided_at: string | null
}

export interface CallerView {
  name: string
  phone: string
  is_phone_hidden: boolean
  sex: string
  sex_label: string
  is_confidential: boolean
}

export interface LinkView {
  number: string
  label: string
  event: string
}

export interface OrderDetail extends OrderRow {
  demand: string
  event_time: string | null
  caller: CallerView
  query_code: string
  correlation_id: string | null
  registered_by: string
  direct_answer: string
  direct_answer_reason: string
  closing_label: string
  closed_at: string | null
  allowed_verbs: VerbView[]
  deadlines: DeadlineView[]
  assignments: AssignmentView[]
  send_backs: SendBackView[]
  results: ResultView[]
  recordings: RecordingView[]
  links: LinkView[]
}

// ---- follow-ups

export interface FollowUpRow {
  id: number
  number: string
  event: string
  topic_name: string
  area_name: string
  department_name: string | null
  urgency: string
  urgency_label: string
  state: string
  state_label: string
  planned_at: string
  due_at: string
  due_paused_at: string
  remaining_seconds: number
  unreached: number
  outcome: string
  outcome_label: string
  rating: number | null
  completed_at: string | null
}

export interface AttemptView {
  id: number
  call_id: string
  placed_at: string
  placed_by: string
  outcome: string
  outcome_label: string
  answered_at: string | null
  ended_at: string | null
}

export interface FollowUpDetail extends FollowUpRow {
  wording: string
  caller_name: string
  phone: string
  comment: string
  completed_by: string
  new_number: string
  may_call: boolean
  barred_reason: string
  attempts: AttemptView[]
}

export interface CompletedView {
  id: number
  state: string
  state_label: string
  outcome: string
  outcome_label: string
  order_number: string
  order_state: string
  new_number: string
}

export interface CompleteBody {
  reached: boolean
  solved: boolean | null
  rating: number | null
  comment: string
  new_demand: DemandBody | null
}

// ---- portal

export interface PublicProgress {
  number: string
  state_label: string
  steps: { label: string; happened_at: string }[]
}
