import fc from 'fast-check';
import { collectRows } from './testing';
import { ownFile, ownRow } from './testing/ownFile';

describe('the stream', () => {
  const tricky = Buffer.from(
    `\ufeff${ownFile(
      ownRow('Ä-1', { name: '"Köln; ""Spezial"" 5 €, 🦉"' }),
      '',
      ownRow('A-2', { name: '"Zeile 1\r\nZeile 2"' }),
      'ragged,"row"',
      ownRow('A-3', { name: '"5" mug"' }),
      ownRow('A-4', { item_price: '1,0' }),
      ownRow('A-5'),
    ).replaceAll('\n', '\r\n')}`,
  );

  it('gives the same wherever the file is cut in two', async () => {
    const whole = await collectRows([tricky]);
    expect(whole.summary).toMatchObject({ rowsLoaded: 3, rowsRejected: 3 });
    for (let cut = 1; cut < tricky.length; cut += 1) {
      const parts = [tricky.subarray(0, cut), tricky.subarray(cut)];
      expect(await collectRows(parts, { plan: whole.plan })).toEqual(whole);
    }
  });

  it('gives the same however a file larger than its head is cut', async () => {
    const rows = Array.from({ length: 4000 }, (_, i) =>
      ownRow(`A-${i}`, { name: i % 7 ? `"é\r\n, ${i}"` : `"${i}" x"` }),
    );
    const file = Buffer.from(ownFile(...rows));
    const whole = await collectRows([file]);
    expect(whole.summary.rowsTotal).toBe(4000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1 }),
        async sizes => {
          const parts: Buffer[] = [];
          for (let at = 0, i = 0; at < file.length; i += 1) {
            const size = sizes[i % sizes.length] + 40;
            parts.push(file.subarray(at, at + size));
            at += size;
          }
          expect(await collectRows(parts)).toEqual(whole);
        },
      ),
      { numRuns: 5 },
    );
  }, 60_000);

  it('gives what csv-parse, JSON and exact arithmetic say, for any text', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.nat(99)), { minLength: 1, maxLength: 8 }),
        async cells => {
          const clean = cells.map(([name, n]): [string, number] => [
            name.replaceAll('\0', ''),
            n,
          ]);
          const rows = clean.map(([name, n], i) =>
            ownRow(`A-${i}`, {
              name: `"${name.replaceAll('"', '""')}"`,
              quantity: String(n),
            }),
          );
          const { accepted } = await collectRows([
            Buffer.from(ownFile(...rows)),
          ]);
          expect(accepted.map(a => JSON.parse(a.payload))).toMatchObject(
            clean.map(([name, quantity]) =>
              ['', '--'].includes(name.trim())
                ? { quantity }
                : { quantity, product_name: name },
            ),
          );
        },
      ),
    );
  });
});
