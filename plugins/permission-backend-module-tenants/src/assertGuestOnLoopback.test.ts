import { mockServices } from '@backstage/backend-test-utils';
import { assertGuestOnLoopback } from './assertGuestOnLoopback';

const config = (listen: undefined | string | { host?: string; port: number }) =>
  mockServices.rootConfig({
    data: {
      auth: { providers: { guest: {} } },
      backend: { ...(listen && { listen }) },
    },
  });

describe('assertGuestOnLoopback', () => {
  it.each([
    [{ host: '127.0.0.1', port: 7007 }],
    [{ host: '127.8.0.1', port: 7007 }],
    [{ host: '::1', port: 7007 }],
    [{ host: 'localhost', port: 7007 }],
    ['127.0.0.1:7007'],
  ])('accepts guests on %j', listen => {
    expect(() => assertGuestOnLoopback(config(listen))).not.toThrow();
  });

  it.each([
    [undefined, 'all addresses'],
    [{ port: 7007 }, 'all addresses'],
    ['7007', 'all addresses'],
    [':7007', 'all addresses'],
    [{ host: '0.0.0.0', port: 7007 }, '0.0.0.0'],
    [{ host: '127.0.0.1.example.com', port: 7007 }, '127.0.0.1.example.com'],
    ['10.0.0.4:7007', '10.0.0.4'],
  ])('refuses guests on %j', (listen, named) => {
    expect(() => assertGuestOnLoopback(config(listen))).toThrow(
      `the backend listens on ${named}. Set backend.listen.host to 127.0.0.1`,
    );
  });

  it('has nothing against other addresses where guests cannot sign in', () => {
    const data = { backend: { listen: { host: '0.0.0.0', port: 7007 } } };
    expect(() =>
      assertGuestOnLoopback(mockServices.rootConfig({ data })),
    ).not.toThrow();
  });
});
