import { PassThrough } from 'node:stream';
import { ObjectTooLargeError } from '@tieout/object-store';
import { TenantOperation } from '@tieout/plugin-tenants-node';
import {
  batchCreatePermission,
  operations,
} from '@tieout/plugin-uploads-common';
import { Request, Response } from 'express';
import { batchView } from '../services/batchView';
import { OperationDeps } from './OperationDeps';

/** Stores the body as a new batch, or shows the batch that holds these bytes. */
export function uploadFile({
  receiver,
}: Pick<OperationDeps, 'receiver'>): TenantOperation<operations['uploadFile']> {
  return {
    permission: batchCreatePermission,
    eventId: 'batch-upload',
    async act({ tenantId, actor, params, query, request, response, audit }) {
      const gone = new AbortController();
      response.on('close', () => {
        if (!response.writableFinished) gone.abort();
      });
      // Who left while access was decided will not be heard closing any more.
      if (response.destroyed) gone.abort();
      const declared = request.headers['content-length'];
      try {
        const { batch, created } = await receiver.receive({
          tenantId,
          storeId: params.storeId,
          fileName: query.fileName,
          uploadedBy: actor,
          declaredBytes: declared === undefined ? undefined : Number(declared),
          // Behind a stream of its own, for the store destroys what it refuses:
          // the answer and the audit still need the request.
          body: request.pipe(new PassThrough()),
          signal: gone.signal,
        });
        audit({ batchId: batch.batchId, sha256: batch.contentSha256, created });
        return {
          status: created ? 201 : 200,
          body: { batch: batchView(batch), created },
        };
      } catch (error) {
        stopReading(request, response);
        throw error instanceof ObjectTooLargeError
          ? Object.assign(error, { statusCode: 413 })
          : error;
      }
    },
  };
}

/** How long a sender that was refused may go on before it is cut off, in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * A browser that is cut off while it still sends reports a broken network
 * instead of our answer. So what it sends is thrown away until it has sent all
 * or closes, or our patience ends. The connection is not declared closed, for
 * Node would cut it right after the answer.
 */
function stopReading(request: Request, response: Response): void {
  // Nobody reads the stream behind any more, so it would hold the rest back.
  request.unpipe();
  request.resume();
  response.on('finish', () => {
    if (request.closed) return;
    const timer = setTimeout(() => request.destroy(), PATIENCE_MS);
    request.on('close', () => clearTimeout(timer));
  });
}
