/** Carry what a camera wrote into a picture over to a smaller one: when and where it was taken. */

const SOI = 0xffd8
const APP1 = 0xffe1
const SOS = 0xffda
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0]
const ORIENTATION = 0x0112

/** The camera's segment of a JPEG, from its marker to its end; null where there is none. */
export function exifOf(jpeg: Uint8Array): Uint8Array | null {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  if (view.byteLength < 4 || view.getUint16(0) !== SOI) return null
  let at = 2
  while (at + 4 <= view.byteLength) {
    const marker = view.getUint16(at)
    if (marker === SOS || marker < 0xff00) return null
    const length = view.getUint16(at + 2)
    const isExif = marker === APP1 && EXIF.every((byte, place) => jpeg[at + 4 + place] === byte)
    if (isExif) return jpeg.slice(at, at + 2 + length)
    at += 2 + length
  }
  return null
}

/** The segment saying that the picture stands upright, which it does once it was drawn anew. */
export function upright(exif: Uint8Array): Uint8Array {
  const turned = exif.slice()
  const view = new DataView(turned.buffer)
  const tiff = 10
  if (view.byteLength < tiff + 8) return turned
  const isLittle = view.getUint16(tiff) === 0x4949
  const first = tiff + view.getUint32(tiff + 4, isLittle)
  if (first + 2 > view.byteLength) return turned
  const count = view.getUint16(first, isLittle)
  for (let entry = 0; entry < count; entry += 1) {
    const at = first + 2 + entry * 12
    if (at + 12 > view.byteLength) return turned
    if (view.getUint16(at, isLittle) === ORIENTATION) view.setUint16(at + 8, 1, isLittle)
  }
  return turned
}

/** The JPEG with the segment right after its beginning, where readers look for it. */
export function withExif(jpeg: Uint8Array, exif: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(jpeg.length + exif.length)
  whole.set(jpeg.subarray(0, 2), 0)
  whole.set(exif, 2)
  whole.set(jpeg.subarray(2), 2 + exif.length)
  return whole
}
