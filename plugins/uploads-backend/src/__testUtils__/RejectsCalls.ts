import { Batch, BatchDetail } from '@tieout/plugin-uploads-common';
import request from 'supertest';
import { api, as, UploadsPortal } from './UploadsPortal';

/** What ada does with rejected rows of her tenant. */
export class RejectsCalls {
  constructor(private readonly portal: UploadsPortal) {}

  /** Uploads a file, of a batch that it supplements or by itself, and waits until it was read. */
  async loaded(
    body: string,
    options: Parameters<UploadsPortal['upload']>[1] = {},
  ): Promise<BatchDetail> {
    const response = await this.portal.upload(body, options).expect(201);
    return await this.portal.settle(response.body.batch);
  }

  /** The file of rejected rows, as it is downloaded. */
  async download({ batchId }: Batch): Promise<string> {
    const { text } = await request(this.portal.server)
      .get(api(this.portal.ours, `/batches/${batchId}/rejected-rows.csv`))
      .set(as('ada'))
      .expect(200);
    return text;
  }

  /** The same with cells corrected, each once. */
  async corrected(
    batch: Batch,
    cells: Record<string, string>,
  ): Promise<string> {
    let file = await this.download(batch);
    for (const [wrong, right] of Object.entries(cells)) {
      file = file.replace(`,${wrong}\r\n`, `,${right}\r\n`);
    }
    return file;
  }

  undo({ batchId }: Batch) {
    return request(this.portal.server)
      .post(api(this.portal.ours, `/batches/${batchId}/undo`))
      .set(as('ada'))
      .send({ reason: 'Wrong store' });
  }
}
