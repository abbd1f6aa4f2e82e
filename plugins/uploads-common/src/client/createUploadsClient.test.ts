import { batchSchema } from '../batches/batchSchema';
import { createUploadsClient } from './createUploadsClient';

const tenantId = '0197a000-0000-7000-8000-000000000001';
const batchId = '0197a000-0000-7000-8000-000000000002';

function clientAnswering(answer: (request: Request) => Response) {
  const requests: Request[] = [];
  const client = createUploadsClient({
    discoveryApi: {
      getBaseUrl: async id => `http://localhost:7007/api/${id}`,
    },
    fetchApi: {
      fetch: async (input, init) => {
        const request = new Request(input, init);
        requests.push(request);
        return answer(request);
      },
    },
  });
  return { client, requests };
}

describe('createUploadsClient', () => {
  it('sends several statuses as repeated parameters', async () => {
    const { client, requests } = clientAnswering(() =>
      Response.json({ items: [], total: 0, countsByStatus: {} }),
    );
    await client.listBatches(tenantId, {
      status: ['failed', 'parsing'],
      q: 'a&b',
    });
    expect(requests[0].url).toBe(
      `http://localhost:7007/api/uploads/tenants/${tenantId}/batches?status=failed&status=parsing&q=a%26b`,
    );
  });

  it('rejects with the code that the server gave', async () => {
    const { client } = clientAnswering(() =>
      Response.json(
        {
          error: {
            name: 'ConflictError',
            message: 'Is ready',
            code: 'NOT_RETRYABLE',
          },
        },
        { status: 409 },
      ),
    );
    await expect(
      client.retryBatch({ tenantId, batchId }, 'again'),
    ).rejects.toMatchObject({
      status: 409,
      message: 'Is ready',
      code: 'NOT_RETRYABLE',
    });
  });

  it('sends the reason of a cancellation as JSON', async () => {
    const { client, requests } = clientAnswering(() => Response.json({}));
    await client.cancelBatch({ tenantId, batchId }, 'wrong store');
    expect(requests[0].method).toBe('POST');
    expect(await requests[0].json()).toEqual({ reason: 'wrong store' });
  });

  it('drops an inspection, whose answer has nothing to say', async () => {
    const { client, requests } = clientAnswering(
      () => new Response(null, { status: 204 }),
    );
    await client.dropInspection({ tenantId, inspectionId: batchId });
    expect(requests[0].method).toBe('DELETE');
    expect(requests[0].url).toBe(
      `http://localhost:7007/api/uploads/tenants/${tenantId}/inspections/${batchId}`,
    );
  });

  it('rejects where an inspection to be dropped is not there', async () => {
    const { client } = clientAnswering(() =>
      Response.json(
        {
          error: {
            name: 'NotFoundError',
            message: 'None',
            code: 'INSPECTION_NOT_FOUND',
          },
        },
        { status: 404 },
      ),
    );
    await expect(
      client.dropInspection({ tenantId, inspectionId: batchId }),
    ).rejects.toMatchObject({ status: 404, code: 'INSPECTION_NOT_FOUND' });
  });

  it('sends the choices of a retry beside its reason', async () => {
    const { client, requests } = clientAnswering(() => Response.json({}));
    await client.retryBatch({ tenantId, batchId }, 'day first', {
      choices: { dates: 'dmy' },
    });
    expect(await requests[0].json()).toEqual({
      reason: 'day first',
      choices: { dates: 'dmy' },
    });
  });

  it('encodes a file name that looks like a path', async () => {
    const { client } = clientAnswering(() => Response.json({}));
    await expect(
      client.getUploadUrl({
        tenantId,
        storeId: 's/1',
        fileName: '../a b&c.csv',
      }),
    ).resolves.toBe(
      `http://localhost:7007/api/uploads/tenants/${tenantId}/stores/s%2F1/files?fileName=..%2Fa+b%26c.csv`,
    );
  });

  it('hands out the event stream unread', async () => {
    const { client, requests } = clientAnswering(
      () => new Response('event: ping\n\n'),
    );
    const stream = await client.openEvents({ tenantId, batchId });
    expect(requests[0].headers.get('accept')).toBe('text/event-stream');
    expect(await new Response(stream).text()).toBe('event: ping\n\n');
  });

  it('brings a download as a blob', async () => {
    const { client } = clientAnswering(() => new Response('row,code\n'));
    const blob = await client.downloadRejectedRows({ tenantId, batchId });
    expect(blob.size).toBe(9);
  });
});

describe('batchSchema', () => {
  it('refuses a batch in an unknown state', () => {
    const at = '2026-05-08T23:36:26Z';
    const batch = {
      tenantId,
      batchId,
      storeId: 's',
      status: 'received',
      fileName: 'a.csv',
      contentSha256: 'ab',
      byteSize: 1,
      uploadedBy: 'user:default/guest',
      receivedAt: at,
      updatedAt: at,
    };
    expect(batchSchema.parse(batch)).toEqual(batch);
    expect(() => batchSchema.parse({ ...batch, status: 'lost' })).toThrow();
  });

  it('previews the file of an inspection and that of a batch, each at its own address', async () => {
    const { client, requests } = clientAnswering(() => Response.json({}));
    const { signal } = new AbortController();
    const request = { kind: 'orders' as const };
    await client.previewMapping({ tenantId, inspectionId: batchId }, request, {
      signal,
    });
    await client.previewMapping({ tenantId, batchId }, request, { signal });
    expect(requests.map(({ method, url }) => [method, url])).toEqual([
      [
        'POST',
        `http://localhost:7007/api/uploads/tenants/${tenantId}/inspections/${batchId}/mapping-preview`,
      ],
      [
        'POST',
        `http://localhost:7007/api/uploads/tenants/${tenantId}/batches/${batchId}/mapping-preview`,
      ],
    ]);
    expect(await requests[1].json()).toEqual(request);
  });
});
