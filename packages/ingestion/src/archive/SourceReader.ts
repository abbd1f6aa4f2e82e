import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';
import type { ByteSource } from './ByteSource';

/** Lets yauzl read anywhere in a source. */
export class SourceReader extends RandomAccessReader {
  constructor(private readonly source: ByteSource) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const { source } = this;
    async function* opened(): AsyncGenerator<Buffer> {
      yield* await source.open({ start, end });
    }
    return Readable.from(opened(), { objectMode: false });
  }
}
