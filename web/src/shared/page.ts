/** The page itself, as an object so that a test can stand in for it: jsdom never lets go of location. */
export const page = {
  /** Fetch the page anew. */
  reload: (): void => location.reload(),
}
