import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { Unlisten } from './TieoutDatabase';

interface Subscription {
  channel: string;
  handler: (payload: string) => void;
  onReconnected?: () => void;
}

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

/**
 * One dedicated connection that LISTENs for all subscribers of a process and
 * comes back by itself after the database was away.
 */
export class ListenConnection {
  #client: Client | undefined;
  #connecting: Promise<void> | undefined;
  #closed = new AbortController();
  #subscriptions = new Set<Subscription>();

  constructor(
    private readonly options: {
      url: string;
      applicationName: string;
      onError?: (error: Error) => void;
    },
  ) {}

  async listen(
    channel: string,
    handler: (payload: string) => void,
    onReconnected?: () => void,
  ): Promise<Unlisten> {
    const subscription = { channel, handler, onReconnected };
    const first = !this.#listensTo(channel);
    this.#subscriptions.add(subscription);
    try {
      if (!this.#client) {
        await (this.#connecting ??= this.#connect());
      } else if (first) {
        await this.#client.query(`listen ${this.#quote(channel)}`);
      }
    } catch (error) {
      this.#connecting = undefined;
      this.#subscriptions.delete(subscription);
      throw error;
    }
    return async () => {
      this.#subscriptions.delete(subscription);
      if (this.#client && !this.#listensTo(channel)) {
        await this.#client.query(`unlisten ${this.#quote(channel)}`);
      }
    };
  }

  async close(): Promise<void> {
    this.#closed.abort();
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  #listensTo(channel: string): boolean {
    return [...this.#subscriptions].some(s => s.channel === channel);
  }

  #quote(channel: string): string {
    return `"${channel.replaceAll('"', '""')}"`;
  }

  async #connect(): Promise<void> {
    const client = new Client({
      connectionString: this.options.url,
      application_name: `${this.options.applicationName}:listen`,
      keepAlive: true,
    });
    let lost = false;
    const onLost = (error?: Error) => {
      if (lost) return;
      lost = true;
      if (error) this.options.onError?.(error);
      if (this.#client === client) {
        this.#client = undefined;
        this.#connecting = undefined;
        void this.#reconnect();
      }
    };
    client.on('error', onLost);
    client.on('end', () => onLost());
    client.on('notification', ({ channel, payload }) => {
      for (const subscription of this.#subscriptions) {
        if (subscription.channel === channel) {
          subscription.handler(payload ?? '');
        }
      }
    });
    await client.connect();
    const channels = new Set([...this.#subscriptions].map(s => s.channel));
    for (const channel of channels) {
      await client.query(`listen ${this.#quote(channel)}`);
    }
    this.#client = client;
  }

  async #reconnect(): Promise<void> {
    let wait = FIRST_RETRY_MS;
    while (!this.#closed.signal.aborted) {
      try {
        await (this.#connecting ??= this.#connect());
        for (const subscription of this.#subscriptions) {
          subscription.onReconnected?.();
        }
        return;
      } catch {
        this.#connecting = undefined;
        // Aborted only by close(); then the loop ends.
        await delay(wait, undefined, { signal: this.#closed.signal }).catch(
          () => undefined,
        );
        wait = Math.min(wait * 2, LAST_RETRY_MS);
      }
    }
  }
}
