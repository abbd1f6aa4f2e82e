import createClient, { type Client } from 'openapi-fetch';

/** The parts of a Backstage host that a client needs; frontend and backend both have them. */
export interface ApiClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}

/**
 * A typed client of a plugin's HTTP API, over the `paths` generated from its
 * `openapi.yaml`. Array parameters are repeated: `status=failed&status=ready`.
 *
 * Returns a function, to be called for every request, because a host may move
 * a plugin: its address is asked for each time.
 */
export function createApiClient<Paths extends {}>(
  pluginId: string,
  { discoveryApi, fetchApi }: ApiClientOptions,
): () => Promise<Client<Paths>> {
  return async () =>
    createClient<Paths>({
      baseUrl: await discoveryApi.getBaseUrl(pluginId),
      fetch: async request => fetchApi.fetch(...(await inParts(request))),
      querySerializer: { array: { style: 'form', explode: true } },
    });
}

/**
 * A request as address and options. The fetch API of a Backstage host makes a
 * Request of what it is given more than once, and the body of a Request can
 * be read only once.
 */
async function inParts(request: Request): Promise<[string, RequestInit]> {
  const { url, method, headers, signal } = request;
  const body = (await request.text()) || undefined;
  return [url, { method, headers, signal, body }];
}
