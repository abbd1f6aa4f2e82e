import { readdir } from 'node:fs/promises';
import path from 'node:path';
import request from 'supertest';
import {
  api,
  as,
  fileOf,
  rowOf,
  UploadsPortal,
} from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

describe('the name of an uploaded file', () => {
  let portal: UploadsPortal;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
  });

  afterAll(() => portal.stop());

  const keys = () =>
    readdir(path.join(portal.folder, 'objects'), { recursive: true });

  it.each([
    ['with an override of the reading direction', 'orders\u202egpj.csv'],
    ['with line ends and a header', 'a\r\nSet-Cookie: a=b\r\n.csv'],
    ['that is a path upwards', '../../../../etc/passwd'],
    ['that is a path of Windows', 'C:\\Windows\\system32\\CON.csv'],
    ['with quotes and semicolons', 'a"; filename=b.exe; "c.csv'],
    ['of 900 bytes', `${'ü'.repeat(448)}.csv`],
    ['that devices have', 'NUL'],
    ['of blanks and dots', ' .. '],
    ['of an emoji', '🦉.csv'],
    ['with a NUL byte', 'a\0b.csv'],
  ])('%s is a label and nothing else', async (_what, fileName) => {
    const { status, body } = await portal.upload(
      fileOf(rowOf(fileName.slice(0, 9))),
      {
        fileName,
      },
    );
    expect(status).toBe(201);
    const stored = await keys();
    expect(stored.filter(key => !/^[\w./-]+$/.test(key))).toEqual([]);
    const response = await request(portal.server)
      .get(api(portal.ours, `/batches/${body.batch.batchId}/file`))
      .set(as('ada'));
    expect(response.status).toBe(200);
    expect(response.headers).not.toHaveProperty('set-cookie');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect(response.headers['content-disposition']).toMatch(
      /^attachment(; filename=("(?:[ !#-[\]-~\u00a0-\u00ff]|\\.)*"|[\w.-]+))?(; filename\*=UTF-8''[\w.%!'()*~-]+)?$/,
    );
  });
});
