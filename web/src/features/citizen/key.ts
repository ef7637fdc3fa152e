/** A random key (UUID v4), also where the page did not come over TLS and `randomUUID` is missing. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (each, at) => {
    if (at === 6) return (each & 0x0f) | 0x40
    return at === 8 ? (each & 0x3f) | 0x80 : each
  })
    .map((each) => each.toString(16).padStart(2, '0'))
    .join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
