import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';

const identity = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});
const tenants = z.object({
  items: z.array(
    z.object({
      tenantId: z.string(),
      slug: z.string(),
      stores: z.array(z.object({ storeId: z.string(), name: z.string() })),
    }),
  ),
});

/** A tenant as the portal lists it. */
export type ListedTenant = z.infer<typeof tenants>['items'][number];

/** The portal's own HTTP API, as a guest uses it from the page. */
export class GuestApi {
  private constructor(
    private readonly address: string,
    private readonly token: string,
  ) {}

  /** Signs in. The sign-in holds for an hour. */
  static async signIn(address: string): Promise<GuestApi> {
    const answer = await request(`${address}/api/auth/guest/refresh`, {
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    });
    const { backstageIdentity } = identity.parse(await answer.json());
    return new GuestApi(address, backstageIdentity.token);
  }

  /** The tenants of which the guest is a member. */
  async listTenants(): Promise<ListedTenant[]> {
    const answer = await this.send('/api/tenants/tenants', {});
    return tenants.parse(await answer.json()).items;
  }

  /** Uploads a small file to a store, of whose end nobody is told; the same bytes again change nothing. */
  async upload(
    target: { tenantId: string; storeId: string; fileName: string },
    content: Readable,
  ): Promise<void> {
    const { tenantId, storeId, fileName } = target;
    const name = encodeURIComponent(fileName);
    await this.send(
      `/api/uploads/tenants/${tenantId}/stores/${storeId}/files?fileName=${name}&notify=false`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream' },
        body: new Uint8Array(await buffer(content)),
      },
    );
  }

  private send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${this.token}`);
    return request(`${this.address}${path}`, { ...init, headers });
  }
}

async function request(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (response.ok) return response;
  const body = await response.text();
  throw new Error(`${url} answered ${response.status}: ${body.slice(0, 500)}`);
}
