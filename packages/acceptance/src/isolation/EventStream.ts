import type { Portal } from '../harness/Portal';

/** The events of a tenant's batches, read as they come. */
export class EventStream {
  /** All that was received so far. */
  text = '';
  /** Resolves when the portal ends the stream. */
  readonly ended: Promise<void>;

  private constructor(
    body: ReadableStream<Uint8Array>,
    private readonly stop: AbortController,
  ) {
    this.ended = this.read(body);
  }

  static async open(portal: Portal, tenantId: string): Promise<EventStream> {
    const stop = new AbortController();
    const answer = await portal.api.send(
      `/api/uploads/tenants/${tenantId}/events`,
      { signal: stop.signal },
    );
    if (!answer.body) throw new Error('The stream has no body');
    return new EventStream(answer.body, stop);
  }

  close() {
    this.stop.abort();
  }

  private async read(body: ReadableStream<Uint8Array>) {
    const decoder = new TextDecoder();
    const reader = body.getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        this.text += decoder.decode(value, { stream: true });
      }
    } catch (error) {
      if (!this.stop.signal.aborted) throw error;
    }
  }
}
