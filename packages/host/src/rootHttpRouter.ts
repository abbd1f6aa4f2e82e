import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { rootHttpRouterServiceFactory as createFactory } from '@backstage/backend-defaults/rootHttpRouter';
import type { RootLifecycleService } from '@backstage/backend-plugin-api';

/** Time that requests under way have to come to their end when the host stops, in milliseconds. */
const GRACE_MS = 2_000;

/**
 * Backstage's HTTP server, but one that stops: what is still connected a
 * moment after the host was told to is cut off. There is always something:
 * each plugin that listens to events of others waits for the next one, for up
 * to a minute, and live pages for as long as they are open.
 */
export const rootHttpRouterServiceFactory = createFactory({
  configure({ applyDefaults, lifecycle, server }) {
    applyDefaults();
    cutOffOnShutdown(server, lifecycle);
  },
});

function cutOffOnShutdown(
  server: Pick<Server, 'on'>,
  lifecycle: Pick<RootLifecycleService, 'addShutdownHook'>,
) {
  const connected = new Set<Socket>();
  server.on('connection', socket => {
    connected.add(socket);
    socket.once('close', () => connected.delete(socket));
  });
  lifecycle.addShutdownHook(() => {
    setTimeout(() => {
      for (const socket of connected) socket.destroy();
    }, GRACE_MS).unref();
  });
}
