import { IncomingMessage, ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import { ObjectTooLargeError } from '@tieout/object-store';
import { IncomingFile } from '../services/UploadReceiver';

/** A request whose body is a file, and who sends it for which store. */
export interface FileRequest {
  tenantId: string;
  actor: string;
  params: { storeId: string };
  query: {
    fileName: string;
    replaces?: string;
    supplements?: string;
    notify?: boolean;
  };
  request: IncomingMessage;
  response: ServerResponse;
}

/**
 * Hands the body of a request to whoever takes files in, and sees to it that a
 * sender who is refused, or leaves, is treated as one.
 */
export async function receiveBody<T>(
  { tenantId, actor, params, query, request, response }: FileRequest,
  receive: (file: IncomingFile) => Promise<T>,
): Promise<T> {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  // Who left while access was decided will not be heard closing any more.
  if (response.destroyed) gone.abort();
  const declared = request.headers['content-length'];
  try {
    return await receive({
      tenantId,
      storeId: params.storeId,
      fileName: query.fileName,
      replaces: query.replaces,
      supplements: query.supplements,
      notifies: query.notify,
      uploadedBy: actor,
      declaredBytes: declared === undefined ? undefined : Number(declared),
      // Behind a stream of its own, for the store destroys what it refuses:
      // the answer and the audit still need the request.
      body: request.pipe(new PassThrough()),
      signal: gone.signal,
    });
  } catch (error) {
    stopReading(request, response);
    throw error instanceof ObjectTooLargeError
      ? Object.assign(error, { statusCode: 413 })
      : error;
  }
}

/** How long a sender that was refused may go on before it is cut off, in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * A browser that is cut off while it still sends reports a broken network
 * instead of our answer. So what it sends is thrown away until it has sent all
 * or closes, or our patience ends. The connection is not declared closed, for
 * Node would cut it right after the answer.
 */
function stopReading(request: IncomingMessage, response: ServerResponse): void {
  // Nobody reads the stream behind any more, so it would hold the rest back.
  request.unpipe();
  request.resume();
  response.on('finish', () => {
    if (request.closed) return;
    const timer = setTimeout(() => request.destroy(), PATIENCE_MS);
    request.on('close', () => clearTimeout(timer));
  });
}
