import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { DbtStatus } from '@tieout/plugin-dbt-common';
import type { RequestHandler } from 'express';
import type { DbtRunner } from '../runner/DbtRunner';

/** Whether dbt can run; for whoever is signed in, since it concerns no tenant. */
export function getStatus(options: {
  httpAuth: HttpAuthService;
  runner: DbtRunner;
}): RequestHandler<{}, DbtStatus> {
  const { httpAuth, runner } = options;
  return async (request, response) => {
    await httpAuth.credentials(request, { allow: ['user'] });
    const { available, version, reason, remedy } = await runner.status();
    response.json({ available, version, reason, remedy });
  };
}
