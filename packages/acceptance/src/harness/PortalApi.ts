import { z } from 'zod';

const store = z.object({
  storeId: z.string(),
  name: z.string(),
  marketplace: z.string(),
});
const tenant = z.object({
  tenantId: z.string(),
  slug: z.string(),
  stores: z.array(store),
});
const batch = z.object({
  batchId: z.string(),
  status: z.string(),
  fileName: z.string(),
  byteSize: z.number(),
  rowsTotal: z.number().optional(),
  rowsLoaded: z.number().optional(),
  rowsRejected: z.number().optional(),
  progress: z.object({ rows: z.number() }).optional(),
  failure: z
    .object({ stage: z.string(), code: z.string(), message: z.string() })
    .optional(),
});
const detail = z.object({
  batch,
  events: z.array(z.object({ toStatus: z.string(), actor: z.string() })),
  jobRuns: z.array(z.object({ task: z.string(), status: z.string() })),
});
const batchPage = z.object({ items: z.array(batch), total: z.number() });
const uploaded = z.object({ batch, created: z.boolean() });
const inspection = z.object({ inspectionId: z.string() });
const sales = z.object({
  days: z.array(z.object({ date: z.string(), storeId: z.string() })),
  totals: z.array(
    z.object({
      currency: z.string(),
      orders: z.number(),
      units: z.number(),
      revenue: z.string(),
    }),
  ),
  freshness: z.object({ state: z.string(), batchesBehind: z.number() }),
});
const notifications = z.object({
  notifications: z.array(
    z.object({
      payload: z.object({
        title: z.string(),
        topic: z.string().optional(),
        link: z.string().optional(),
      }),
    }),
  ),
});
const errorBody = z.object({
  error: z.object({
    name: z.string(),
    message: z.string(),
    code: z.string().optional(),
  }),
});
const identity = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});

/** A tenant as the API tells of it. */
export type TenantSeen = z.infer<typeof tenant>;
/** A batch as the API tells of it. */
export type BatchSeen = z.infer<typeof batch>;

/** Where an upload goes. */
export interface UploadTarget {
  tenantId: string;
  storeId: string;
  fileName: string;
}

type UploadBody = Uint8Array<ArrayBuffer> | Blob | ReadableStream;

/** An answer that is an error, in its parts. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string | undefined,
    message: string,
  ) {
    super(message);
  }
}

/** The portal's HTTP API as a guest in a browser uses it; knows nothing of the portal's code. */
export class PortalApi {
  private token: Promise<string> | undefined;

  constructor(private readonly address: string) {}

  async tenants(): Promise<TenantSeen[]> {
    const answer = await this.get('/api/tenants/tenants');
    return z.object({ items: z.array(tenant) }).parse(answer).items;
  }

  async batches(tenantId: string): Promise<BatchSeen[]> {
    const path = `/api/uploads/tenants/${tenantId}/batches?limit=200`;
    return batchPage.parse(await this.get(path)).items;
  }

  async batch(tenantId: string, batchId: string) {
    const path = `/api/uploads/tenants/${tenantId}/batches/${batchId}`;
    return detail.parse(await this.get(path));
  }

  async sales(tenantId: string) {
    return sales.parse(await this.get(`/api/sales/tenants/${tenantId}/sales`));
  }

  async sample(name: string): Promise<Uint8Array<ArrayBuffer>> {
    const answer = await this.send(`/api/uploads/samples/${name}`);
    return new Uint8Array(await answer.arrayBuffer());
  }

  /** What the guest was told, the newest first. */
  async notifications() {
    return notifications.parse(await this.get('/api/notifications'))
      .notifications;
  }

  /** @throws ApiError with status, code and message when the upload is refused */
  async upload(target: UploadTarget, body: UploadBody) {
    const answer = await this.post('files', target, body);
    return uploaded.parse(await answer.json());
  }

  /** Uploads a file to be looked at; no batch is made of it. */
  async inspect(target: UploadTarget, body: UploadBody) {
    const answer = await this.post('inspections', target, body);
    return inspection.parse(await answer.json());
  }

  /** Has something done. @throws ApiError when it is refused */
  async act(path: string, body: object): Promise<Response> {
    return await this.send(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** A request as the guest. @throws ApiError when the answer is an error */
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${await this.guestToken()}`);
    const answer = await fetch(`${this.address}${path}`, { ...init, headers });
    if (answer.ok) return answer;
    const text = await answer.text();
    const parsed = errorBody.safeParse(parseJson(text));
    throw new ApiError(
      answer.status,
      parsed.data?.error.code,
      parsed.data?.error.message ?? text.slice(0, 500),
    );
  }

  /** What proves to the portal that the caller is the guest. */
  async guestToken(): Promise<string> {
    this.token ??= this.signIn();
    return this.token;
  }

  private async post(
    collection: string,
    { tenantId, storeId, fileName }: UploadTarget,
    body: UploadBody,
  ): Promise<Response> {
    return await this.send(
      `/api/uploads/tenants/${tenantId}/stores/${storeId}/${collection}?fileName=${encodeURIComponent(fileName)}`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream' },
        body,
        ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
      },
    );
  }

  private async get(path: string): Promise<unknown> {
    return (await this.send(path)).json();
  }

  private async signIn(): Promise<string> {
    const answer = await fetch(`${this.address}/api/auth/guest/refresh`, {
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    });
    return identity.parse(await answer.json()).backstageIdentity.token;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
