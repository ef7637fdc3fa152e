/** Opening the microphone, and saying in Chinese why it cannot be opened. */

export const VOICE: MediaStreamConstraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  video: false,
}

export function microphoneTrouble(failure: unknown): string {
  if (!globalThis.isSecureContext) {
    return '浏览器只在 HTTPS 或本机地址（localhost）下允许使用麦克风，请改用安全地址访问。'
  }
  const name = failure instanceof Error || failure instanceof DOMException ? failure.name : ''
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return '麦克风未获授权：请点击地址栏左侧的图标，允许本网站使用麦克风，然后重试。'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return '没有找到麦克风：请插好耳麦后重试。'
    case 'NotReadableError':
    case 'AbortError':
      return '麦克风被其他程序占用：请关闭占用它的程序后重试。'
    default:
      return '麦克风无法使用：请检查耳麦连接后重试。'
  }
}

/** @throws Error whose message is Chinese. */
export async function openMicrophone(): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia) throw new Error(microphoneTrouble(null))
  try {
    return await navigator.mediaDevices.getUserMedia(VOICE)
  } catch (failure) {
    throw new Error(microphoneTrouble(failure), { cause: failure })
  }
}

export function closeMicrophone(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
