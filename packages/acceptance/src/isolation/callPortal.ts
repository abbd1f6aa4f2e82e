import type { Portal } from '../harness/Portal';
import type { Call, TenantIds } from './calls';
import type { ContractOperation } from './operations';

/** An answer as far as it can tell one id from another. */
export interface Told {
  status: number;
  /** With all ids that were sent, and the request's own address, taken out. */
  body: string;
}

/** Who calls: the guest, nobody, or somebody with a token that is none. */
export type Caller = 'guest' | 'nobody' | 'forger';

/** Calls an operation with the ids given and reads the answer to its end. */
export async function callPortal(
  portal: Portal,
  { method, path }: ContractOperation,
  call: Call,
  options: { ids: TenantIds; caller?: Caller; query?: string },
): Promise<Told> {
  const { ids, caller = 'guest', query = call.query } = options;
  const parameters: Record<string, string> = { ...ids, ...call.parameters };
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => parameters[name]);
  const answer = await fetch(
    `${portal.address}${filled}${query ? `?${query}` : ''}`,
    {
      method,
      body: call.body,
      headers: {
        ...call.headers,
        ...(await authorization(portal, caller)),
      },
    },
  );
  return { status: answer.status, body: plain(await answer.text(), ids) };
}

async function authorization(
  portal: Portal,
  caller: Caller,
): Promise<Record<string, string>> {
  switch (caller) {
    case 'guest':
      return { Authorization: `Bearer ${await portal.api.guestToken()}` };
    case 'forger': {
      const [header, payload] = (await portal.api.guestToken()).split('.');
      const signature = Buffer.alloc(64, 1).toString('base64url');
      return { Authorization: `Bearer ${header}.${payload}.${signature}` };
    }
    default:
      return {};
  }
}

function plain(body: string, ids: TenantIds): string {
  return Object.entries(ids).reduce(
    (text, [name, id]) => text.replaceAll(id, `{${name}}`),
    body,
  );
}
