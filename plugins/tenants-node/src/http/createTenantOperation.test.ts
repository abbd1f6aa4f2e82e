import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { createPermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_TENANT } from '@tieout/plugin-tenants-common';
import express from 'express';
import createPromiseRouter from 'express-promise-router';
import request from 'supertest';
import { createErrorHandler } from './createErrorHandler';
import {
  createTenantOperation,
  type TenantOperation,
} from './createTenantOperation';

const permission = (action: 'read' | 'update') =>
  createPermission({
    name: `tieout.thing.${action}`,
    attributes: { action },
    resourceType: RESOURCE_TYPE_TENANT,
  });

function setUp(operation: TenantOperation) {
  const happened: string[] = [];
  const event = {
    success: jest.fn(async () => void happened.push('success')),
    fail: jest.fn(async () => void happened.push('fail')),
  };
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => {
      happened.push('opened');
      return event;
    }),
  });
  const tenantAccess = {
    authorize: jest.fn(async () => void happened.push('authorised')),
  };
  const httpAuth = mockServices.httpAuth({
    defaultCredentials: mockCredentials.none(),
  });
  const serve = createTenantOperation({ httpAuth, tenantAccess, auditor });
  const router = createPromiseRouter();
  router.use(express.json());
  router.post('/tenants/:tenantId/things', serve(operation));
  const app = express()
    .use(router)
    .use(createErrorHandler(mockServices.logger.mock()));
  const call = () =>
    request(app)
      .post('/tenants/t1/things')
      .set('authorization', mockCredentials.user.header('user:default/ada'))
      .send({ reason: 'because' });
  return { app, auditor, call, event, happened, tenantAccess };
}

const audited = { eventId: 'thing-change', permission: permission('update') };

describe('createTenantOperation', () => {
  it('authorises, opens the audit event, acts, closes it, answers', async () => {
    const { call, happened, auditor, event, tenantAccess } = setUp({
      ...audited,
      async act({ actor, tenantId, audit }) {
        happened.push(`${actor} in ${tenantId}`);
        audit({ before: 'failed' });
        audit({ after: 'received' });
        return { status: 201, body: { done: true } };
      },
    });
    const response = await call();
    expect(response.status).toBe(201);
    expect(response.body).toEqual({ done: true });
    expect(happened).toEqual([
      'authorised',
      'opened',
      'user:default/ada in t1',
      'success',
    ]);
    expect(tenantAccess.authorize).toHaveBeenCalledWith(
      expect.objectContaining({
        principal: expect.objectContaining({
          userEntityRef: 'user:default/ada',
        }),
      }),
      expect.objectContaining({
        permission: audited.permission,
        tenantId: 't1',
      }),
    );
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'thing-change',
        severityLevel: 'medium',
        meta: { tenantId: 't1' },
      }),
    );
    expect(event.success).toHaveBeenCalledWith({
      meta: { before: 'failed', after: 'received' },
    });
  });

  it('does not act for whom access is denied, nor opens an event of its own', async () => {
    const act = jest.fn();
    const { call, happened, tenantAccess } = setUp({ ...audited, act });
    tenantAccess.authorize.mockRejectedValue(new NotFoundError('none'));
    await call().expect(404);
    expect(act).not.toHaveBeenCalled();
    expect(happened).toEqual([]);
  });

  it('closes the event with the failure of the act', async () => {
    const error = new ConflictError('runs already');
    const { call, event, happened } = setUp({
      ...audited,
      async act({ audit }) {
        audit({ before: 'parsing' });
        throw error;
      },
    });
    await call().expect(409);
    expect(happened).toEqual(['authorised', 'opened', 'fail']);
    expect(event.fail).toHaveBeenCalledWith({
      meta: { before: 'parsing' },
      error,
    });
  });

  it('leaves no event for a read, but one for a download', async () => {
    const read = {
      eventId: 'thing-fetch',
      permission: permission('read'),
      act: async () => ({ body: [] }),
    };
    const plain = setUp(read);
    await plain.call().expect(200);
    expect(plain.happened).toEqual(['authorised']);

    const download = setUp({ ...read, download: true });
    await download.call().expect(200);
    expect(download.happened).toEqual(['authorised', 'opened', 'success']);
    expect(download.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ severityLevel: 'low' }),
    );
  });

  it('lets an act answer by itself', async () => {
    const { call } = setUp({
      ...audited,
      async act({ response }) {
        response.type('text/csv').end('a,b\r\n');
      },
    });
    const response = await call().expect(200);
    expect(response.text).toBe('a,b\r\n');
  });

  it('answers 204 where there is nothing to say', async () => {
    const { call } = setUp({ ...audited, act: async () => undefined });
    const { status } = await call();
    expect(status).toBe(204);
  });

  it('asks who is not signed in to sign in', async () => {
    const { app, happened } = setUp({ ...audited, act: jest.fn() });
    const { body } = await request(app)
      .post('/tenants/t1/things')
      .set('authorization', mockCredentials.none.header())
      .expect(401);
    expect(body.error.code).toBe('NOT_SIGNED_IN');
    expect(happened).toEqual([]);
  });
});
