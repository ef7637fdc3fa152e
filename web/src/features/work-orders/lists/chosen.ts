/** As many as the server lets one person answer for at once. */
export const MOST_CHOSEN = 100
