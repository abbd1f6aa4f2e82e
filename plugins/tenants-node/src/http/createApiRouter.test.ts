import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import express from 'express';
import { DatabaseError } from 'pg';
import request from 'supertest';
import { createApiRouter } from './createApiRouter';
import { withCode } from './withCode';

const SCHEMA = `
openapi: 3.0.3
info: { title: things, version: '1' }
servers: [{ url: / }]
paths:
  /things:
    get:
      parameters:
        - { name: status, in: query, explode: true, schema: { type: array, items: { type: string, enum: [ready, failed] } } }
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 200, default: 25 } }
      responses: { '200': { description: Things } }
    post:
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [reason], properties: { reason: { type: string, minLength: 3 } } } } } }
      responses: { '200': { description: Thing } }
  /things/{thingId}/file:
    parameters: [{ name: thingId, in: path, required: true, schema: { type: string, format: uuid } }]
    post:
      requestBody: { required: true, content: { application/octet-stream: { schema: { type: string, format: binary } } } }
      responses: { '200': { description: Stored } }
  /faults/{kind}:
    get:
      parameters: [{ name: kind, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: Never } }
`;
const THING = '01890a5d-ac96-774b-bcce-b302099a8057';

const faults: Record<string, () => Error> = {
  coded: () => withCode(new ConflictError('It runs already'), 'THING_RUNNING'),
  uncoded: () => new ConflictError('It runs already'),
  status: () =>
    Object.assign(withCode(new Error('Too large'), 'FILE_TOO_LARGE'), {
      statusCode: 413,
    }),
  sql: () =>
    Object.assign(new DatabaseError('select secret from t', 9, 'error'), {
      code: '23505',
    }),
  node: () => Object.assign(new Error('/etc/key'), { code: 'ENOENT' }),
};

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('not listening');
  return address.port;
}

describe('createApiRouter', () => {
  const logger = mockServices.logger.mock();
  const app = express();
  const arrivals = new EventEmitter();
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'api-'));
    const schemaPath = path.join(directory, 'openapi.yaml');
    await writeFile(schemaPath, SCHEMA);
    app.use(
      '/api/things',
      createApiRouter({
        schemaPath,
        logger,
        routes(router) {
          router.get('/things', (req, res) => res.json(req.query));
          router.post('/things', (req, res) => res.json(req.body));
          router.post('/things/:thingId/file', async (req, res) => {
            let bytes = 0;
            for await (const chunk of req) {
              bytes += chunk.length;
              arrivals.emit('chunk');
            }
            res.json({ bytes });
          });
          router.get('/faults/:kind', async req => {
            throw faults[req.params.kind]();
          });
        },
      }),
    );
    app.get('/api/things/.well-known/host', (_req, res) => {
      res.json('of the host');
    });
  });

  afterAll(() => rm(directory, { recursive: true }));

  it('hands over query parameters with the types of the schema', async () => {
    const { body } = await request(app).get(
      '/api/things/things?status=ready&status=failed&limit=7',
    );
    expect(body).toEqual({ status: ['ready', 'failed'], limit: 7 });
  });

  it('makes a list of a single value and fills in defaults', async () => {
    const { body } = await request(app).get('/api/things/things?status=ready');
    expect(body).toEqual({ status: ['ready'], limit: 25 });
  });

  it.each([
    ['a wrong value', '/things?status=lost', /query\.status\.0 must be equal/],
    ['a wrong type', '/things?limit=many', /query\.limit must be integer/],
    ['an excess', '/things?limit=900', /query\.limit must be <= 200/],
    ['an unknown name', '/things?colour=red', /'colour'/],
  ])('says which parameter has %s', async (_, url, message) => {
    const { status, body } = await request(app).get(`/api/things${url}`);
    expect(status).toBe(400);
    expect(body.error).toEqual({
      name: 'InputError',
      code: 'REQUEST_INVALID',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    [{}, /body\.reason must have required property 'reason'/],
    [{ reason: 'x' }, /body\.reason must NOT have fewer than 3 characters/],
  ])('says what a body of %j lacks', async (sent, message) => {
    const { status, body } = await request(app)
      .post('/api/things/things')
      .send(sent);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });

  it('refuses a body that is no JSON without repeating it', async () => {
    const { status, body } = await request(app)
      .post('/api/things/things')
      .type('json')
      .send('{"reason": secret');
    expect(status).toBe(400);
    expect(body.error).toEqual({
      name: 'InputError',
      code: 'REQUEST_INVALID',
      message: 'The request is not valid: body is not JSON',
    });
  });

  it.each([
    ['an unknown address', 'get', '/nothing', 404, 'ROUTE_NOT_FOUND'],
    ['a wrong method', 'delete', '/things', 405, 'METHOD_NOT_ALLOWED'],
  ] as const)('answers %s', async (_, method, url, status, code) => {
    const response = await request(app)[method](`/api/things${url}`);
    expect(response.status).toBe(status);
    expect(response.body.error.code).toBe(code);
  });

  it('answers a media type that the schema does not have', async () => {
    const response = await request(app)
      .post(`/api/things/things/${THING}/file`)
      .type('text/csv')
      .send('a,b');
    expect(response.status).toBe(415);
    expect(response.body.error.code).toBe('MEDIA_TYPE_UNSUPPORTED');
  });

  it('gives the route the bytes of a file while they still come', async () => {
    const server = app.listen(0);
    try {
      const upload = httpRequest({
        port: portOf(server),
        method: 'POST',
        path: `/api/things/things/${THING}/file`,
        headers: { 'content-type': 'application/octet-stream' },
      });
      const answered = once(upload, 'response');
      const arrived = once(arrivals, 'chunk');
      upload.write(Buffer.alloc(1000));
      // Would never happen if the body were collected first.
      await arrived;
      upload.end(Buffer.alloc(24));
      const [response] = await answered;
      expect(JSON.parse(await text(response))).toEqual({ bytes: 1024 });
    } finally {
      server.close();
    }
  });

  it('leaves addresses of the host to the host', async () => {
    const { body } = await request(app).get('/api/things/.well-known/host');
    expect(body).toBe('of the host');
  });

  it.each([
    ['coded', 409, 'THING_RUNNING', 'It runs already'],
    ['uncoded', 409, 'CONFLICT', 'It runs already'],
    ['status', 413, 'FILE_TOO_LARGE', 'Too large'],
  ])('answers an error (%s) with status, code and message', async (...row) => {
    const [kind, status, code, message] = row;
    const url = `/api/things/faults/${kind}`;
    const { body } = await request(app).get(url).expect(status);
    expect(body).toEqual({
      error: { name: expect.any(String), code, message },
      request: { method: 'GET', url },
      response: { statusCode: status },
    });
  });

  it.each(['sql', 'node'])(
    'tells clients nothing of an internal error (%s) but the id under which it was logged',
    async kind => {
      logger.error.mockClear();
      const answer = await request(app)
        .get(`/api/things/faults/${kind}`)
        .expect(500);
      expect(answer.text).not.toMatch(/secret|23505|ENOENT|\/etc|node_modules/);
      expect(answer.body.error.code).toBe('INTERNAL_ERROR');
      const logId = /id: (\S+)$/.exec(answer.body.error.message)?.[1];
      expect(logger.error).toHaveBeenCalledTimes(1);
      expect(logger.error).toHaveBeenCalledWith(
        `Request failed, logId=${logId}`,
        expect.objectContaining({ message: faults[kind]().message }),
      );
    },
  );
});
