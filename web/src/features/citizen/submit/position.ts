/** Where the phone is, if its owner allows; asked only when pressed. */
import type { Point } from './areas'

export type NoPosition = 'refused' | 'failed' | 'missing'

const PATIENCE_MS = 15_000
/** A metre of latitude is 0.000009 degrees: more digits would only be noise. */
const rounded = (degrees: number): number => Math.round(degrees * 100_000) / 100_000

export function ownPosition(): Promise<Point | NoPosition> {
  if (!navigator.geolocation || !globalThis.isSecureContext) return Promise.resolve('missing')
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) }),
      ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'refused' : 'failed'),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 60_000 },
    )
  })
}
