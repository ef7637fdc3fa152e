/** Makes a photo small on the phone before it travels; the place where it was taken stays behind. */

const LONG_SIDE = 1600
const PREVIEW_SIDE = 240
const QUALITY = 0.8

export interface Shrunk {
  content: Blob
  preview: string
}

/** The size it is drawn at: never larger than it was. */
export function fitted(width: number, height: number, side: number): [number, number] {
  const by = Math.min(1, side / Math.max(width, height))
  return [Math.max(1, Math.round(width * by)), Math.max(1, Math.round(height * by))]
}

function drawn(picture: ImageBitmap, side: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  const [width, height] = fitted(picture.width, picture.height, side)
  Object.assign(canvas, { width, height })
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
  return canvas
}

/** @throws when the browser cannot read it as a picture. */
export async function shrink(file: Blob): Promise<Shrunk> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const canvas = drawn(picture, LONG_SIDE)
  const preview = drawn(picture, PREVIEW_SIDE).toDataURL('image/jpeg', QUALITY)
  picture.close()
  const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (!content) throw new Error('the picture could not be drawn')
  return { content, preview }
}

export function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
