/** Make a photo of a telephone small enough for a bad line, still sharp enough to read a sign. */
import { exifOf, upright, withExif } from './exif'

/** Long edge in pixels: a plate across the street can still be read. */
export const LONG_EDGE = 2560
/** Smaller files are sent as they are. */
export const LIGHT = 1.5 * 1024 * 1024
const QUALITY = 0.86

interface Size {
  width: number
  height: number
}

/** The size to draw at; null when nothing is won. */
export function sizeFor({ width, height }: Size, bytes: number): Size | null {
  if (bytes <= LIGHT) return null
  const share = Math.min(1, LONG_EDGE / Math.max(width, height))
  return { width: Math.round(width * share), height: Math.round(height * share) }
}

export function isPhoto(file: { type: string; name: string }): boolean {
  return file.type === 'image/jpeg' || /\.jpe?g$/i.test(file.name)
}

async function draw(picture: ImageBitmap, size: Size): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const context = canvas.getContext('2d')
  if (!context) return null
  context.drawImage(picture, 0, 0, size.width, size.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}

/**
 * A smaller copy of a photo with what its camera wrote; the file itself when it is light, no
 * photo, or cannot be drawn here: the server then says what is wrong with it.
 */
export async function shrink(file: File): Promise<File> {
  if (!isPhoto(file) || file.size <= LIGHT) return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const size = sizeFor(picture, file.size)
    const drawn = size && (await draw(picture, size))
    picture.close()
    if (!drawn || drawn.size >= file.size) return file
    const exif = exifOf(new Uint8Array(await file.slice(0, 256 * 1024).arrayBuffer()))
    const small = new Uint8Array(await drawn.arrayBuffer())
    const whole = exif ? withExif(small, upright(exif)) : small
    return new File([whole], file.name, { type: 'image/jpeg', lastModified: file.lastModified })
  } catch {
    return file
  }
}
