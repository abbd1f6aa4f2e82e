import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendFile } from './sendFile';

interface Answer {
  status: number;
  body: string;
}

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*, authorization, content-type',
};

describe('sendFile', () => {
  let server: Server;
  let url: string;
  let answer: (request: IncomingMessage, body: string) => Answer;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      if (request.method === 'OPTIONS') {
        response.writeHead(204, cors).end();
        return;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const { status, body } = answer(
        request,
        Buffer.concat(chunks).toString(),
      );
      response.writeHead(status, cors).end(body);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${portOf(address)}/`;
  });

  afterAll(() => new Promise(resolve => server.close(resolve)));

  function send(file: Blob, signal = new AbortController().signal) {
    const onProgress = jest.fn();
    const sent = sendFile({ url, token: 'secret', file, signal, onProgress });
    return { sent, onProgress };
  }

  it('posts the bytes with the token and tells the progress', async () => {
    let seen: unknown;
    answer = (request, body) => {
      seen = [request.method, request.headers.authorization, body];
      return { status: 202, body: JSON.stringify({ inspectionId: 'one' }) };
    };
    const { sent, onProgress } = send(new File(['a,b\r\n'], 'orders.csv'));
    await expect(sent).resolves.toEqual({ inspectionId: 'one' });
    expect(seen).toEqual(['POST', 'Bearer secret', 'a,b\r\n']);
    expect(onProgress).toHaveBeenCalledWith(expect.any(Number));
  });

  it('rejects with the message and the code that the server gave', async () => {
    answer = () => ({
      status: 413,
      body: JSON.stringify({
        error: { name: 'Error', message: 'Too large.', code: 'TOO_LARGE' },
      }),
    });
    await expect(send(new Blob(['x'])).sent).rejects.toMatchObject({
      status: 413,
      code: 'TOO_LARGE',
      message: 'Too large.',
    });
  });

  it('rejects with the status where a proxy answers in HTML', async () => {
    answer = () => ({ status: 502, body: '<h1>Bad gateway</h1>' });
    await expect(send(new Blob(['x'])).sent).rejects.toMatchObject({
      status: 502,
      code: 'HTTP_502',
    });
  });

  it('sends nothing when it is cancelled before it began', async () => {
    answer = () => {
      throw new Error('Nothing should arrive');
    };
    const { sent } = send(new Blob(['x']), AbortSignal.abort());
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
  });
});

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') {
    throw new Error('The server does not listen on a port');
  }
  return address.port;
}
