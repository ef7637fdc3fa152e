/** The server's schemas under the names the pages use; `make api` renews what is behind them. */
import type { components } from './schema'

type Schemas = components['schemas']

export interface Page<T> {
  items: T[]
  next_cursor: string | null
}

export type SessionView = Schemas['SessionOut']
export type SessionUser = Schemas['UserOut']

export type Device = Schemas['CheckInBody']['device']
export type SeatView = Schemas['SeatOut']
export type SipAccount = Schemas['SipOut']
export type CheckIn = Schemas['CheckedInOut']

export type Choice = Schemas['ChoiceOut']
export type AreaView = Schemas['AreaOut']
export type PlaceView = Schemas['PlaceOut']
export type FoundPlaces = Schemas['PlacesOut']
export type TopicView = Schemas['TopicOut']
export type DepartmentView = Schemas['DepartmentOut']
export type AppealType = Schemas['AppealType']
export type Urgency = Schemas['Urgency']

export type ScreenPop = Schemas['ScreenPopView']

export type RegisterBody = Schemas['RegisterBody']
export type RegisteredOrder = Schemas['RegisteredView']
export type OrderState = Schemas['State']
export type StateView = Schemas['StateView']
export type OrderRow = Schemas['OrderRow']
export type OrderDetail = Schemas['OrderView']
export type TrayView = Schemas['TrayView']
export type VerbView = Schemas['VerbView']
export type AttachmentView = Schemas['AttachmentView']
export type DeskView = Schemas['DeskView']
export type DeskField = Schemas['FormField']
export type Secrecy = Schemas['Secrecy']
export type SecrecyLevel = Schemas['SecrecyLevelView']
export type RelayPass = Schemas['RelayPassView']
export type TimelineEntry = Schemas['TimelineEntry']

export type FollowUpRow = Schemas['FollowUpRow']
export type FollowUpDetail = Schemas['FollowUpView']
export type AttemptView = Schemas['AttemptView']
export type CompleteBody = Schemas['CompleteBody']
export type CompletedView = Schemas['CompletedView']

export type VideoOpening = Schemas['VideoOpeningView']
export type VideoVisit = Schemas['VisitView']
export type VisitStage = Schemas['VisitStageView']
