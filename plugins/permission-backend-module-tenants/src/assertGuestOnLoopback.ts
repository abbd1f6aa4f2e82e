import type { RootConfigService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';

/**
 * Guest sign-in lets in whoever reaches the port: it is accepted only while
 * the backend listens on this machine alone.
 *
 * @throws ConflictError if `auth.providers.guest` is configured and
 * `backend.listen` is not a loopback address; listening on all addresses is
 * what Backstage does if no host is given
 */
export function assertGuestOnLoopback(config: RootConfigService): void {
  if (!config.has('auth.providers.guest')) return;
  const host = listenHost(config);
  if (isLoopback(host)) return;
  throw new ConflictError(
    `Guest sign-in (auth.providers.guest) would let everybody in who reaches this machine: the backend listens on ${
      host === '' ? 'all addresses' : host
    }. Set backend.listen.host to 127.0.0.1, or remove auth.providers.guest and configure another sign-in.`,
  );
}

function listenHost(config: RootConfigService): string {
  const listen = config.getOptional('backend.listen');
  if (typeof listen === 'string' || typeof listen === 'number') {
    const address = String(listen);
    return address.slice(0, Math.max(address.lastIndexOf(':'), 0));
  }
  return config.getOptionalString('backend.listen.host') ?? '';
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host === '::1' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
  );
}
