import { readdir } from 'node:fs/promises';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import request from 'supertest';
import {
  api,
  as,
  fileOf,
  LIMIT,
  rowOf,
  UploadsPortal,
} from '../__testUtils__/UploadsPortal';
import { UploadReceiver } from '../services/UploadReceiver';

jest.setTimeout(60_000);

const chunked = (part: Buffer) => [
  Buffer.from(`${part.length.toString(16)}\r\n`),
  part,
  Buffer.from('\r\n'),
];

describe('uploading a file', () => {
  let portal: UploadsPortal;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
  });

  afterAll(() => portal.stop());

  it('takes a file in, reads it, and says what became of each row', async () => {
    const { body, status } = await portal.upload(
      fileOf(rowOf('A-1'), rowOf('A-2', 'much'), rowOf('A-3')),
    );
    expect(status).toBe(201);
    const { batch, events, jobRuns } = await portal.settle(body.batch);
    expect(batch).toMatchObject({
      status: 'loaded',
      profile: 'tieout-orders',
      rowsTotal: 3,
      rowsLoaded: 2,
      rowsRejected: 1,
      uploadedBy: 'user:default/ada',
    });
    expect(events.map(e => e.toStatus)).toEqual([
      'received',
      'parsing',
      'loaded',
    ]);
    expect(jobRuns).toMatchObject([
      { task: 'process-orders-upload', attempt: 1, status: 'succeeded' },
    ]);
    expect(await portal.rawRows(batch)).toMatchObject([
      { row_number: 1, order_id: 'A-1' },
      { row_number: 3, order_id: 'A-3' },
    ]);
    const rejected = await request(portal.server)
      .get(api(portal.ours, `/batches/${batch.batchId}/rejected-rows`))
      .set(as('ada'));
    expect(rejected.body).toMatchObject({
      total: 1,
      items: [
        {
          rowNumber: 2,
          lineNumber: 3,
          column: 'item_price',
          code: 'INVALID_MONEY',
          original: rowOf('A-2', 'much'),
        },
      ],
    });
  });

  it('shows the same batch for the same bytes, under whatever name', async () => {
    const file = fileOf(rowOf('SAME-1'));
    const first = await portal.upload(file);
    const second = await portal.upload(file, { fileName: 'again.csv' });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toMatchObject({
      created: false,
      batch: { batchId: first.body.batch.batchId, fileName: 'orders.csv' },
    });
  });

  it('refuses a file above the limit and stores nothing', async () => {
    const before = await readdir(path.join(portal.folder, 'objects'), {
      recursive: true,
    });
    const response = await portal.upload(Buffer.alloc(LIMIT + 1, 'x'));
    expect(response.status).toBe(413);
    expect(response.body.error.code).toBe('OBJECT_TOO_LARGE');
    expect(
      await readdir(path.join(portal.folder, 'objects'), { recursive: true }),
    ).toEqual(before);
  });

  it('refuses a stream that grows above the limit without having said so', async () => {
    const port = portal.port;
    const status = await new Promise<number>((resolve, reject) => {
      const outgoing = httpRequest(
        {
          port,
          host: '127.0.0.1',
          method: 'POST',
          path: `${api(portal.ours, `/stores/${portal.ours.stores[0].storeId}/files`)}?fileName=x.csv`,
          headers: {
            ...as('ada'),
            'Content-Type': 'application/octet-stream',
            'Transfer-Encoding': 'chunked',
          },
        },
        response => resolve(response.statusCode ?? 0),
      );
      outgoing.on('error', reject);
      outgoing.write(Buffer.alloc(LIMIT, 'x'));
      outgoing.end('y');
    });
    expect(status).toBe(413);
  });

  it.each([
    ['an unknown store', () => '01890a5d-ac96-774b-bcce-b302099a8057'],
    ['a store of another tenant', () => portal.theirs.stores[0].storeId],
  ])('answers 404 for %s', async (_, storeId) => {
    const response = await portal.upload(fileOf(rowOf('X')), {
      storeId: storeId(),
    });
    expect(response.status).toBe(404);
    expect(response.body.error.code).toBe('STORE_NOT_FOUND');
  });

  it('refuses a viewer who wants to upload', async () => {
    const response = await portal.upload(fileOf(rowOf('X')), {
      user: 'viewer',
    });
    expect(response.status).toBe(403);
  });

  it.each([
    ['chunk by chunk', 'Transfer-Encoding: chunked', chunked],
    [
      'what it announced',
      `Content-Length: ${32 * LIMIT}`,
      (part: Buffer) => [part],
    ],
  ])(
    'answers 413 to a browser, which reads no answer until it has sent all, %s',
    async (_, framing, frame) => {
      const target = `${api(portal.ours, `/stores/${portal.ours.stores[0].storeId}/files`)}?fileName=x.csv`;
      const socket = connect(portal.port, '127.0.0.1');
      const send = async (part: Buffer | string) => {
        if (!socket.write(part)) await once(socket, 'drain');
      };
      await send(
        [
          `POST ${target} HTTP/1.1`,
          'Host: 127.0.0.1',
          `Authorization: ${as('ada').Authorization}`,
          'Content-Type: application/octet-stream',
          framing,
          '\r\n',
        ].join('\r\n'),
      );
      const part = Buffer.alloc(LIMIT, 'x');
      for (let sent = 0; sent < 32; sent += 1) {
        for (const piece of frame(part)) await send(piece);
      }
      const [answer] = await once(socket, 'data');
      expect(String(answer)).toMatch(/^HTTP\/1.1 413 /);
      socket.destroy();
    },
  );

  it('gives up at once on a sender who left while access was decided', async () => {
    const received: Promise<unknown>[] = [];
    const receive = UploadReceiver.prototype.receive;
    const spy = jest
      .spyOn(UploadReceiver.prototype, 'receive')
      .mockImplementation(function noted(this: UploadReceiver, file) {
        const end = receive.call(this, file);
        received.push(end.catch(error => error));
        return end;
      });
    const left = new Promise(resolve => {
      portal.server.once('request', (_, response) =>
        response.once('close', resolve),
      );
    });
    const abort = new AbortController();
    portal.beforeAccess = async () => {
      abort.abort();
      await left;
    };
    const target = `${api(portal.ours, `/stores/${portal.ours.stores[0].storeId}/files`)}?fileName=x.csv`;
    const sending = {
      method: 'POST',
      headers: { ...as('ada'), 'Content-Type': 'application/octet-stream' },
      body: new ReadableStream({
        start: controller => controller.enqueue(new Uint8Array(10)),
      }),
      duplex: 'half',
      signal: abort.signal,
    };
    const answer = fetch(`http://127.0.0.1:${portal.port}${target}`, sending);
    await expect(answer).rejects.toThrow('abort');

    await portal.until(() => received.length === 1);
    expect(await received[0]).toMatchObject({ code: 'UPLOAD_ABORTED' });
    portal.beforeAccess = async () => {};
    spy.mockRestore();
  });
});
