import type {
  AuditorService,
  AuditorServiceEvent,
  AuditorServiceEventSeverityLevel,
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request, RequestHandler, Response } from 'express';
import type { TenantAccess, TenantPermission } from '../access/TenantAccess';
import type {
  AnswerOf,
  BodyOf,
  OperationShape,
  PathOf,
  QueryOf,
} from './OperationShape';

/** What an act gets. The request has been validated and the caller authorised. */
export interface TenantOperationContext<Op extends OperationShape> {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  /** Entity reference of the caller. */
  actor: string;
  tenantId: string;
  params: PathOf<Op>;
  query: QueryOf<Op>;
  body: BodyOf<Op>;
  request: Request<PathOf<Op>, unknown, BodyOf<Op>, QueryOf<Op>>;
  response: Response;
  /** Adds to what the audit event says: reason, state before and after. */
  audit(meta: JsonObject): void;
}

/** One operation in a tenant. `Op` is its generated OpenAPI type. */
export interface TenantOperation<Op extends OperationShape = OperationShape> {
  /** What the caller must be allowed in the tenant. */
  permission: TenantPermission;
  /** Name of the audit event, kebab-case, such as `batch-retry`. */
  eventId: string;
  /** Default `medium` for what changes something, `low` for the rest. */
  severityLevel?: AuditorServiceEventSeverityLevel;
  /**
   * Set for reads by which data leaves the portal: they are audited as
   * changes are. Other reads leave no event.
   */
  download?: boolean;
  /**
   * Does it. What is returned is answered as JSON, with status 200 if none is
   * given; an act that returns nothing has answered by itself, and returns
   * once that is done, or else the answer is 204.
   */
  act(
    context: TenantOperationContext<Op>,
  ): Promise<{ status?: number; body: AnswerOf<Op> } | void>;
}

/** Services of the plugin that operations run in. */
export interface TenantOperationServices {
  httpAuth: HttpAuthService;
  tenantAccess: TenantAccess;
  auditor: AuditorService;
}

type OperationHandler<Op extends OperationShape> = RequestHandler<
  PathOf<Op>,
  unknown,
  BodyOf<Op>,
  QueryOf<Op>
>;

/**
 * The one way in which operations in a tenant are served:
 * authorise → act → audit → answer, on requests that the router of
 * `createApiRouter` has validated. The route must have a `:tenantId`.
 *
 * A denial is one audit event, an audited act is another, opened before the
 * act and closed with its success or failure.
 *
 * @example
 * const operation = createTenantOperation({ httpAuth, tenantAccess, auditor });
 * router.post('/tenants/:tenantId/batches/:batchId/retry', operation(retryBatch(batches)));
 */
export function createTenantOperation({
  httpAuth,
  tenantAccess,
  auditor,
}: TenantOperationServices): <Op extends OperationShape>(
  operation: TenantOperation<Op>,
) => OperationHandler<Op> {
  return operation => async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { tenantId } = request.params;
    await tenantAccess.authorize(credentials, {
      permission: operation.permission,
      tenantId,
      request,
    });
    const audit = await openAudit(auditor, operation, request);
    const answer = await audit.during(() =>
      operation.act({
        credentials,
        actor: credentials.principal.userEntityRef,
        tenantId,
        params: request.params,
        query: request.query,
        body: request.body,
        request,
        response,
        audit: audit.add,
      }),
    );
    if (answer) {
      response.status(answer.status ?? 200).json(answer.body);
    } else if (!response.headersSent) {
      response.status(204).end();
    }
  };
}

interface OpenAudit {
  add(meta: JsonObject): void;
  /** Runs the act, closes the event with its outcome and passes that on. */
  during<T>(act: () => Promise<T>): Promise<T>;
}

async function openAudit(
  auditor: AuditorService,
  operation: Pick<
    TenantOperation,
    'permission' | 'eventId' | 'severityLevel' | 'download'
  >,
  request: Request<{ tenantId: string }, unknown, unknown, unknown>,
): Promise<OpenAudit> {
  const changes = operation.permission.attributes.action !== 'read';
  let event: AuditorServiceEvent | undefined;
  if (changes || operation.download) {
    event = await auditor.createEvent({
      eventId: operation.eventId,
      severityLevel: operation.severityLevel ?? (changes ? 'medium' : 'low'),
      request,
      meta: { ...request.params },
    });
  }
  let meta: JsonObject = {};
  return {
    add(more) {
      meta = { ...meta, ...more };
    },
    async during(act) {
      let result;
      try {
        result = await act();
      } catch (error) {
        await event?.fail({ meta, error: toError(error) });
        throw error;
      }
      await event?.success({ meta });
      return result;
    },
  };
}
