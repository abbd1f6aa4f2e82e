import { ordersFile, referenceFile } from '@tieout/samples';

/**
 * The file that ingestion is measured with, in a size of choice, as a body
 * that is made while it is sent; one row in a thousand is bad.
 *
 * @param seed - another one makes other bytes of the same kind
 */
export function ordersOf(rows: number, seed: string): ReadableStream {
  const source = ordersFile({ ...referenceFile(rows), seed });
  const chunks = source.iterator();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel() {
      source.destroy();
    },
  });
}
