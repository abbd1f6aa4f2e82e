import { once } from 'node:events';
import { IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';

/** A request whose headers and body need not fit each other. */
export interface RawUpload {
  url: URL;
  token: string;
  /** Bytes that the header claims. Default: none, the body goes in chunks. */
  declaredBytes?: number;
  /** What is sent. Without one, nothing follows the headers. */
  body?: Readable;
}

/** What a server answered, whether or not it read the body. */
export interface RawAnswer {
  status: number;
  body: string;
}

/**
 * Sends an upload as it is told to and waits for the answer, which may come
 * before the body has ended.
 */
export async function sendRaw(upload: RawUpload): Promise<RawAnswer> {
  const { declaredBytes } = upload;
  const sending = request(upload.url, {
    method: 'POST',
    agent: false,
    headers: {
      Authorization: `Bearer ${upload.token}`,
      'Content-Type': 'application/octet-stream',
      ...(declaredBytes === undefined
        ? { 'Transfer-Encoding': 'chunked' }
        : { 'Content-Length': declaredBytes }),
    },
  });
  const answered = once(sending, 'response');
  sending.flushHeaders();
  // A server that has refused stops reading: that is its answer, not an error.
  const sent = upload.body
    ? pipeline(upload.body, sending).catch(() => undefined)
    : undefined;
  try {
    const [answer]: IncomingMessage[] = await answered;
    return { status: answer.statusCode ?? 0, body: await text(answer) };
  } finally {
    upload.body?.destroy();
    sending.destroy();
    await sent;
  }
}

/** So many bytes, made while they are sent. */
export function zeros(bytes: number): Readable {
  const piece = Buffer.alloc(1024 * 1024);
  return Readable.from(
    (function* pieces() {
      for (let left = bytes; left > 0; left -= piece.length) {
        yield left < piece.length ? piece.subarray(0, left) : piece;
      }
    })(),
    { objectMode: false },
  );
}

/** So many bytes, after which nothing comes and nothing ends. */
export function stalling(bytes: number): Readable {
  const body = new Readable({ read: () => undefined });
  body.push(Buffer.alloc(bytes));
  return body;
}
