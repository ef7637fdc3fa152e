/**
 * `npm run english`: how much of each feature has no English yet.
 *
 * `npm run english -- floor` lists its texts as JSON to fill in; `--check` fails where any is missing,
 * `--prune` takes out what nobody says any more.
 */
import { prune } from './prune.ts'
import { report } from './report.ts'

const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const { missing, unused, said } = report()
const lacking = Object.values(missing).reduce((sum, texts) => sum + Object.keys(texts).length, 0)

function list(feature: string): void {
  const texts = missing[feature] ?? {}
  const where = process.argv.includes('--where')
  const rows = Object.entries(texts).map(([key, places]) => [key, where ? places.join(' ') : ''])
  console.log(JSON.stringify(Object.fromEntries(rows), null, 2))
  for (const key of unused[feature] ?? []) console.error(`no longer said: ${key}`)
}

function summary(): void {
  const names = [...new Set([...Object.keys(missing), ...Object.keys(unused)])].toSorted()
  for (const name of names) {
    const lacks = Object.keys(missing[name] ?? {}).length
    console.log(`${name.padEnd(24)} missing ${String(lacks).padStart(5)}   no longer said ${unused[name]?.length ?? 0}`)
  }
  console.log(`${said} texts said in English, ${lacking} missing`)
}

if (chosen.length > 0) for (const feature of chosen) list(feature)
else summary()
if (process.argv.includes('--prune')) prune(unused)
if (process.argv.includes('--check') && lacking > 0) process.exitCode = 1
