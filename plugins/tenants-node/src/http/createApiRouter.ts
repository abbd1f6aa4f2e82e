import type { LoggerService } from '@backstage/backend-plugin-api';
import express, { type Router } from 'express';
import { middleware as validateAgainst } from 'express-openapi-validator';
import createPromiseRouter from 'express-promise-router';
import { createErrorHandler } from './createErrorHandler';
import { requestError } from './requestError';

/** What {@link createApiRouter} needs. */
export interface ApiRouterOptions {
  /** Absolute path of the plugin's `openapi.yaml`. */
  schemaPath: string;
  /** Hears of errors that clients are not told of. */
  logger: LoggerService;
  /** Adds the plugin's routes. Handlers may be asynchronous. */
  routes(router: Router): void;
}

/**
 * A plugin's HTTP API: requests are validated against its `openapi.yaml`
 * before a route sees them, and errors are answered with a stable code.
 *
 * - Query and path parameters arrive with the types of the schema, defaults
 *   filled in; a parameter that is not in the schema is refused.
 * - JSON bodies are parsed (at most 100 kB) and validated. Other bodies are
 *   left unread: the route gets the stream.
 * - An unknown address answers 404 `ROUTE_NOT_FOUND`, a wrong field 400
 *   `REQUEST_INVALID` with the field's name.
 */
export function createApiRouter({
  schemaPath,
  logger,
  routes,
}: ApiRouterOptions): Router {
  const routesOfPlugin = createPromiseRouter();
  routes(routesOfPlugin);

  const router = express.Router();
  // Addresses of the host itself, such as those of the permission framework,
  // share the plugin's base path.
  router.use((request, _response, next) =>
    next(request.path.startsWith('/.') ? 'router' : undefined),
  );
  router.use(express.json());
  router.use(
    validateAgainst({
      apiSpec: schemaPath,
      useRequestUrl: true,
      validateRequests: { allowUnknownQueryParameters: false },
      validateResponses: false,
      validateSecurity: false,
      fileUploader: false,
    }),
  );
  router.use(
    (
      error: unknown,
      _request: express.Request,
      _response: express.Response,
      next: express.NextFunction,
    ) => next(requestError(error)),
  );
  router.use(routesOfPlugin);
  router.use(createErrorHandler(logger));
  return router;
}
