/** The receipt as a picture to keep beside one's photos; drawn here, nothing is asked of anybody. */
import type { Receipt } from '../kept/outbox'

interface Words {
  hotline: string
  number: string
  code: string
  keep: string
}

const WIDTH = 720
const HEIGHT = 640

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

function wrapped(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = []
  let last = ''
  for (const each of text) {
    if (context.measureText(last + each).width <= width) last += each
    else {
      lines.push(last)
      last = each
    }
  }
  return [...lines, last]
}

export function drawReceipt({ number, code }: Receipt, words: Words): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT })
  const context = canvas.getContext('2d')
  if (!context) return canvas
  const write = (text: string, y: number, size: number, ink: string, weight = 400): void => {
    context.font = `${weight} ${size}px ${token('--font')}`
    context.fillStyle = token(ink)
    context.fillText(text, WIDTH / 2, y, WIDTH - 80)
  }
  context.textAlign = 'center'
  context.fillStyle = token('--sheet')
  context.fillRect(0, 0, WIDTH, HEIGHT)
  context.fillStyle = token('--navy')
  context.fillRect(0, 0, WIDTH, 100)
  write(words.hotline, 62, 30, '--nav-bright', 600)
  write(words.number, 170, 26, '--sheet-ink')
  write(number, 225, 44, '--sheet-ink', 700)
  write(words.code, 310, 26, '--sheet-ink')
  write(code, 385, 68, '--sheet-ink', 700)
  context.font = `24px ${token('--font')}`
  wrapped(context, words.keep, WIDTH - 120).forEach((line, at) => write(line, 470 + at * 36, 24, '--sheet-ink'))
  return canvas
}

export function saveReceiptPicture(receipt: Receipt, words: Words): void {
  const link = document.createElement('a')
  link.download = `12345-${receipt.number}.png`
  link.href = drawReceipt(receipt, words).toDataURL('image/png')
  link.click()
}
