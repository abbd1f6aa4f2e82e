import { ApiError } from './ApiError';
import { createApiClient } from './createApiClient';
import { createTenantsClient } from './createTenantsClient';
import { unwrap } from './unwrap';

const discoveryApi = {
  getBaseUrl: async (pluginId: string) => `http://host.test/api/${pluginId}`,
};

function answering(status: number, body: string, type = 'application/json') {
  const requests: Request[] = [];
  const fetchApi = {
    fetch: async (input: RequestInfo | URL) => {
      requests.push(new Request(input));
      return new Response(body, { status, headers: { 'content-type': type } });
    },
  };
  return { requests, fetchApi };
}

describe('createTenantsClient', () => {
  it('asks the tenants plugin and answers the items', async () => {
    const { requests, fetchApi } = answering(200, '{"items":[]}');
    const client = createTenantsClient({ discoveryApi, fetchApi });
    await expect(client.listTenants()).resolves.toEqual([]);
    expect(requests.map(r => r.url)).toEqual([
      'http://host.test/api/tenants/tenants',
    ]);
  });

  it('throws message, code and status of an error body', async () => {
    const { fetchApi } = answering(
      404,
      JSON.stringify({
        error: { name: 'NotFoundError', message: 'gone', code: 'X_GONE' },
      }),
    );
    const client = createTenantsClient({ discoveryApi, fetchApi });
    const error = await client.getTenant('t1').catch(e => e);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      message: 'gone',
      code: 'X_GONE',
      status: 404,
    });
  });

  it.each([
    ['an HTML page', '<html>', 'text/html'],
    ['nothing', '', 'text/plain'],
    ['an error without a code', '{"error":{}}', 'application/json'],
  ])('makes an error of a failure that answers %s', async (_, body, type) => {
    const { fetchApi } = answering(502, body, type);
    const client = createTenantsClient({ discoveryApi, fetchApi });
    await expect(client.listTenants()).rejects.toMatchObject({
      status: 502,
      code: 'HTTP_502',
      message: expect.stringContaining('502'),
    });
  });
});

describe('createApiClient', () => {
  interface Paths {
    '/batches': {
      parameters: {};
      get: {
        parameters: { query: { status: string[] } };
        responses: { 200: { content: { 'application/json': string[] } } };
      };
    };
  }

  it('repeats the name for each value of an array parameter', async () => {
    const { requests, fetchApi } = answering(200, '["b1"]');
    const connect = createApiClient<Paths>('uploads', {
      discoveryApi,
      fetchApi,
    });
    const api = await connect();
    const result = await api.request('get', '/batches', {
      params: { query: { status: ['failed', 'ready'] } },
    });
    expect(unwrap(result)).toEqual(['b1']);
    expect(requests.map(r => new URL(r.url).search)).toEqual([
      '?status=failed&status=ready',
    ]);
  });
});
