import { createApiClient } from './createApiClient';

interface Paths {
  '/things': {
    post: {
      requestBody: { content: { 'application/json': { name: string } } };
      responses: { 200: { content: { 'application/json': { id: number } } } };
    };
  };
}

describe('createApiClient', () => {
  it('sends a body through a host that makes a Request of it more than once', async () => {
    const sent: unknown[] = [];
    const connect = createApiClient<Paths>('shop', {
      discoveryApi: { getBaseUrl: async id => `http://localhost/api/${id}` },
      fetchApi: {
        fetch: async (input, init) => {
          const seen = new Request(input, init);
          const request = new Request(input, init);
          sent.push([seen.url, request.method, await request.json()]);
          return Response.json({ id: 1 });
        },
      },
    });
    const client = await connect();
    const { data } = await client.request('post', '/things', {
      body: { name: 'Mug' },
    });
    expect(data).toEqual({ id: 1 });
    expect(sent).toEqual([
      ['http://localhost/api/shop/things', 'POST', { name: 'Mug' }],
    ]);
  });
});
