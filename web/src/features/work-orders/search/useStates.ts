/** The states of orders under the names the server gives them. */
import { listStates } from '@/api/lists'
import { fetchedOnce } from '@/shared/fetchedOnce'

export const useStates = fetchedOnce(() => listStates()).use
