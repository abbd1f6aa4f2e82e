import { readServerSentEvents } from './readServerSentEvents';

const text =
  'event: batch\ndata: {"name":"Größe ✓ 🧾"}\n\n: comment\n\nevent: ping\ndata:\n\nevent: batch\ndata: a\ndata: b\n\n';
const bytes = new TextEncoder().encode(text);

function streamOf(...chunks: Uint8Array[]) {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      chunks.forEach(chunk => controller.enqueue(chunk));
      controller.close();
    },
  });
}

async function read(stream: ReadableStream<Uint8Array>) {
  const seen: string[] = [];
  for await (const event of readServerSentEvents(stream, {
    silenceMs: 1_000,
  })) {
    seen.push(`${event.event} ${event.data}`);
  }
  return seen;
}

describe('readServerSentEvents', () => {
  it('reads the same messages wherever the bytes are cut, also inside a character', async () => {
    const expected = ['batch {"name":"Größe ✓ 🧾"}', 'ping ', 'batch a\nb'];
    expect(await read(streamOf(bytes))).toEqual(expected);
    for (let cut = 1; cut < bytes.length; cut += 1) {
      const halves = [bytes.slice(0, cut), bytes.slice(cut)];
      expect(await read(streamOf(...halves))).toEqual(expected);
    }
  });

  it('reads messages that come a byte at a time', async () => {
    const single = Array.from(bytes, byte => Uint8Array.of(byte));
    expect(await read(streamOf(...single))).toHaveLength(3);
  });

  it('leaves out a message that the stream broke off', async () => {
    const broken = new TextEncoder().encode('data: whole\n\ndata: half');
    expect(await read(streamOf(broken))).toEqual(['undefined whole']);
  });

  it('fails when the stream falls silent, and lets go of it', async () => {
    const cancel = jest.fn();
    const silent = new ReadableStream<Uint8Array>({ cancel });
    const reading = readServerSentEvents(silent, { silenceMs: 1 }).next();
    await expect(reading).rejects.toThrow('fell silent');
    expect(cancel).toHaveBeenCalled();
  });

  it('lets go of the stream when the reader leaves early', async () => {
    const cancel = jest.fn();
    const stream = new ReadableStream<Uint8Array>({
      start: controller => controller.enqueue(bytes),
      cancel,
    });
    const events = readServerSentEvents(stream, { silenceMs: 1_000 });
    await events.next();
    await events.return(undefined);
    expect(cancel).toHaveBeenCalled();
  });
});
