/** Exports that a second person may have to agree to: what a request shows, and where it goes. */

export interface ExportItem {
  id: number
  number: string
  asked_at: string
  asked_by: string
  /** Of which list, where there are several. */
  list_label?: string
  row_count: number
  reason: string
  decision: 'awaiting' | 'not_needed' | 'approved' | 'refused'
  decision_label: string
  comment: string
  closed_because: string
  may_download: boolean
  may_decide: boolean
}

export interface ExportDoors {
  list(): Promise<{ items: ExportItem[]; awaiting: number }>
  /** Ask for what the page shows now. */
  ask(reason: string): Promise<ExportItem>
  decide(id: number, approve: boolean, comment: string): Promise<unknown>
  download(id: number): Promise<Blob>
}
