import { ApiError } from './ApiError';

/** What a client made by `createApiClient` answers. */
export interface ApiResult<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * The data of a successful answer.
 *
 * @throws ApiError for every other answer
 */
export function unwrap<T>(result: ApiResult<T>): T {
  if (!result.response.ok || result.data === undefined) {
    throw ApiError.fromBody(result.response.status, result.error);
  }
  return result.data;
}
