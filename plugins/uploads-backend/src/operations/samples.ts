import { pipeline } from 'node:stream/promises';
import { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { withCode } from '@tieout/plugin-tenants-node';
import { listSamples, openSample } from '@tieout/samples';
import { RequestHandler } from 'express';

/** Synthetic files to try; for whoever is signed in. */
export function getSamples(httpAuth: HttpAuthService): RequestHandler {
  return async (request, response) => {
    await httpAuth.credentials(request, { allow: ['user'] });
    response.json({ items: await listSamples() });
  };
}

/** The bytes of one of them. */
export function downloadSample(
  httpAuth: HttpAuthService,
): RequestHandler<{ name: string }> {
  return async (request, response) => {
    await httpAuth.credentials(request, { allow: ['user'] });
    const { name } = request.params;
    const samples = await listSamples();
    if (!samples.some(sample => sample.name === name)) {
      throw withCode(
        new NotFoundError(`There is no sample file "${name}"`),
        'SAMPLE_NOT_FOUND',
      );
    }
    response.attachment(name);
    response.type('application/octet-stream');
    await pipeline(await openSample(name), response);
  };
}
