import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { coreServices } from '@backstage/backend-plugin-api';
import {
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { findFreePort } from '@tieout/database/embedded';
import { rootHttpRouterServiceFactory } from './rootHttpRouter';

describe('rootHttpRouter', () => {
  let port: number;
  let stop: () => Promise<unknown>;
  let stopped: Promise<unknown> | undefined;

  beforeEach(async () => {
    port = await findFreePort();
    const lifecycle = mockServices.rootLifecycle.mock();
    stop = () =>
      Promise.all(
        lifecycle.addShutdownHook.mock.calls.map(async ([hook]) => hook()),
      );
    const backend = {
      baseUrl: `http://127.0.0.1:${port}`,
      listen: `127.0.0.1:${port}`,
    };
    const router = await ServiceFactoryTester.from(
      rootHttpRouterServiceFactory,
      {
        dependencies: [
          mockServices.rootConfig.factory({ data: { backend } }),
          lifecycle.factory,
        ],
      },
    ).getService(coreServices.rootHttpRouter);
    router.use('/endless', (_, response) => {
      response.write('to be continued\n');
    });
    router.use('/brief', (_, response) => {
      stopped = stop();
      setImmediate(() => response.end('the end\n'));
    });
  });

  async function ask(path: string): Promise<Socket> {
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.1\r\nHost: tieout\r\n\r\n`);
    await once(socket, 'readable');
    return socket;
  }

  it('stops although somebody waits for the end of an answer that has none', async () => {
    const waiting = await ask('/endless');

    // The test runs out of time if the server waits with them.
    await Promise.all([stop(), once(waiting.resume(), 'close')]);
    expect(waiting.destroyed).toBe(true);
  });

  it('answers those who asked before it was stopped', async () => {
    const answered = await ask('/brief');

    expect(String(answered.read())).toContain('the end');
    await Promise.all([stopped, once(answered.resume(), 'close')]);
  });
});
