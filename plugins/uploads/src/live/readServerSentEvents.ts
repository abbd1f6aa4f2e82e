import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** How an event stream is read. */
export interface ReadEventsOptions {
  /**
   * Milliseconds without a byte after which the stream counts as dead; a
   * connection cut without a word would otherwise be waited on for ever.
   */
  silenceMs: number;
}

/**
 * The messages of a byte stream in the text/event-stream format, in order,
 * wherever its chunks are cut. Ends with the stream; leaving the loop early
 * cancels it.
 *
 * @throws Error when nothing comes for `silenceMs`, and whatever the stream fails with
 */
export async function* readServerSentEvents(
  stream: ReadableStream<Uint8Array>,
  { silenceMs }: ReadEventsOptions,
): AsyncGenerator<EventSourceMessage> {
  const messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: event => messages.push(event) });
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  try {
    for (;;) {
      const chunk = await within(silenceMs, reader.read());
      if (chunk.done) return;
      parser.feed(decoder.decode(chunk.value, { stream: true }));
      yield* messages.splice(0);
    }
  } finally {
    // The outcome of the reading is known by now; that of the closing is not.
    reader.cancel().catch(() => {});
  }
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('The event stream fell silent')),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
