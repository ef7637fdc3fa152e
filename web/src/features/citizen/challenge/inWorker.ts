/** Lets a worker solve the puzzle; returns what a submission carries. */
export function solveInWorker(challenge: string, bits: number): Promise<string> {
  const worker = new Worker(new URL('./solver.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<string>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<string>) => resolve(`${challenge}:${data}`))
    worker.addEventListener('error', () => reject(new Error('the solver could not start')))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A worker has no origin to name.
    worker.postMessage({ challenge, bits })
  }).finally(() => worker.terminate())
}
