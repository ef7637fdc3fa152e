/**
 * Pictures of a video call: the camera, and the small black picture sent while it is closed.
 *
 * Something must be sent all the time: the engine takes a silent stream for a lost page. A picture
 * as small as the black one tells the other side that the camera is closed.
 */
const BLANK = { width: 64, height: 48 } as const
const BLANK_EVERY_MS = 1000

const PICTURE: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 480 },
  frameRate: { ideal: 20, max: 25 },
}

export type Facing = 'user' | 'environment'

/** Whether a picture of this width comes from a camera. */
export function isFromCamera(width: number): boolean {
  return width > BLANK.width
}

/** A black picture once a second, until the track is stopped. */
export function blankPicture(): MediaStreamTrack | null {
  const canvas = document.createElement('canvas')
  canvas.width = BLANK.width
  canvas.height = BLANK.height
  const pen = canvas.getContext('2d')
  const track = canvas.captureStream().getVideoTracks()[0]
  if (!pen || !track) return null
  const draw = () => pen.fillRect(0, 0, BLANK.width, BLANK.height)
  draw()
  const timer = setInterval(() => {
    if (track.readyState === 'ended') clearInterval(timer)
    else draw()
  }, BLANK_EVERY_MS)
  return track
}

export function cameraTrouble(failure: unknown): string {
  if (!globalThis.isSecureContext) {
    return '浏览器只在 HTTPS 或本机地址（localhost）下允许使用摄像头，请改用安全地址访问。'
  }
  const name = failure instanceof Error || failure instanceof DOMException ? failure.name : ''
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return '摄像头未获授权：请在浏览器的网站权限里允许本网站使用摄像头，然后重试。'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return '没有找到摄像头：请接好摄像头，或改用有摄像头的设备。'
    case 'NotReadableError':
    case 'AbortError':
      return '摄像头被其他程序占用：请关闭占用它的程序后重试。'
    default:
      return '摄像头无法使用：请检查设备后重试。'
  }
}

/** @throws Error whose message is Chinese. */
export async function openCamera(facing: Facing = 'user'): Promise<MediaStreamTrack> {
  try {
    const video = { ...PICTURE, facingMode: facing }
    const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video })
    const track = stream.getVideoTracks()[0]
    if (track) return track
  } catch (failure) {
    throw new Error(cameraTrouble(failure), { cause: failure })
  }
  throw new Error(cameraTrouble(null))
}

/** Send another picture over a connection that has one already; nothing is negotiated anew. */
export async function sendPicture(
  connection: RTCPeerConnection | undefined,
  track: MediaStreamTrack | null,
): Promise<void> {
  const sender = connection?.getSenders().find((one) => one.track?.kind === 'video')
  await sender?.replaceTrack(track)
}
