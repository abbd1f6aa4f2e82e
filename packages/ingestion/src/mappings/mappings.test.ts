import { Readable } from 'node:stream';
import type { ReadingChoices } from '../plan/ReadingPlan';
import { planReading } from '../plan/planReading';
import { builtInProfiles } from '../profiles/builtInProfiles';
import { collectRows } from '../testing';
import type { MappingDefinition, TenantMapping } from './MappingDefinition';
import { mappableFields } from './mappableFields';
import { mappingProblems } from './mappingProblems';
import { mappingIdOf, mappingProfile } from './mappingProfile';
import { proposeMapping } from './proposeMapping';
import { HEADER, ORDERS, TEXT } from './testing/ownExport';
import { FIELDS, RECORD_KINDS } from '../profiles/vocabulary';

const mapping = (changes: Partial<TenantMapping> = {}): TenantMapping => ({
  mappingId: '0197e000-0000-7000-8000-000000000001',
  version: 3,
  name: 'Hofladen',
  header: HEADER,
  definition: ORDERS,
  ...changes,
});

const own = (changes: Partial<TenantMapping> = {}) => [
  mappingProfile(mapping(changes)),
  ...builtInProfiles(),
];
const read = (text: string, profiles = own(), choices?: ReadingChoices) =>
  collectRows([Buffer.from(text)], { profiles, choices });
const plan = (text: string, profiles = own(), choices?: ReadingChoices) =>
  planReading({
    open: () => Readable.from([Buffer.from(text)]),
    store: { timeZone: 'Europe/Berlin', currency: 'EUR' },
    profiles,
    choices,
  });

describe('a file of a mapping', () => {
  it('is recognised by its header, and read with the currency of the store and the words explained', async () => {
    const { plan: found, accepted, rejected } = await read(TEXT);
    expect(rejected).toEqual([]);
    expect(found).toMatchObject({
      profile: {
        value: 'mapping-0197e000-0000-7000-8000-000000000001',
        confidence: 1,
        evidence: 'The columns are just those of "Hofladen".',
      },
      profileVersion: 3,
      profileTitle: 'Hofladen',
      questions: [],
    });
    expect(mappingIdOf(found.profile.value)).toBe(mapping().mappingId);
    expect(accepted.map(({ payload }) => JSON.parse(payload))).toMatchObject([
      {
        order_id: 'B-1',
        purchased_at: '2026-05-31T00:00:00Z',
        product_name: 'Tasse',
        quantity: 2,
        item_price: '1234.50',
        currency: 'USD',
        status: 'open',
        source_status: 'bezahlt',
      },
      { order_id: 'B-2', status: 'cancelled' },
    ]);
  });

  it('is read the same by its plan alone, kept as JSON', async () => {
    const first = await read(TEXT);
    const kept = JSON.parse(JSON.stringify(first.plan));
    const again = await collectRows([Buffer.from(TEXT)], { plan: kept });
    expect(again.accepted).toEqual(first.accepted);
  });

  it('is recognised with a preamble and another delimiter', async () => {
    const text = `Export der Belege\n${TEXT.replaceAll(';', '\t')}`;
    expect(await plan(text)).toMatchObject({
      headerLine: 2,
      delimiter: { value: '\t' },
      profileTitle: 'Hofladen',
    });
  });

  it('is no file of it with a column more, which is told, unless the user says so', async () => {
    const text = TEXT.replace('Zustand', 'Zustand;Notiz')
      .replace('bezahlt', 'bezahlt;x')
      .replace('storniert', 'storniert;y');
    await expect(plan(text)).rejects.toMatchObject({
      code: 'HEADER_NOT_RECOGNISED',
      message: expect.stringContaining('"Hofladen"'),
      layout: {
        header: [...HEADER, 'Notiz'],
        headerLine: 1,
        delimiter: { value: ';' },
        encoding: { value: 'utf-8' },
      },
    });
    const [{ id: profileId }] = own();
    expect(await plan(text, own(), { profileId })).toMatchObject({
      profile: { by: 'user' },
      profileTitle: 'Hofladen',
    });
  });

  it('is no file of it with the columns in another order', async () => {
    const turned = TEXT.replace('Belegnr;Datum', 'Datum;Belegnr');
    await expect(plan(turned)).rejects.toMatchObject({
      code: 'HEADER_NOT_RECOGNISED',
    });
  });

  it('goes before the kinds that come with Tieout, which the user can still choose', async () => {
    const header = [
      'order_id',
      'purchased_at',
      'sku',
      'quantity',
      'item_price',
    ];
    const text = `${header.join(',')}\nA,2026-05-01,S,1,2.50\n`;
    const fields = header.map(field => ({ field, column: field }));
    const profiles = own({ header, definition: { ...ORDERS, fields } });
    expect(await plan(text, profiles)).toMatchObject({
      profileTitle: 'Hofladen',
    });
    expect(
      await plan(text, profiles, { profileId: 'tieout-orders' }),
    ).toMatchObject({ profileTitle: 'Tieout orders CSV' });
  });
});

describe('money lines of a mapping', () => {
  const definition: MappingDefinition = {
    kind: 'transactions',
    fields: [
      { field: 'occurred_at', column: 'Day' },
      { field: 'net', column: 'Credit', minus: 'Debit' },
      { field: 'fee', column: 'Fee', sign: 'negative' },
    ],
    identity: [],
    words: {},
    personal: ['Payer'],
  };
  const header = ['Day', 'Debit', 'Credit', 'Fee', 'Payer'];
  const text = `${header.join(',')}\n2026-05-01,,10.00,0.35,Ann\n2026-05-02,4.00,,,Bob\n`;

  it('are credit less debit, with fees against the merchant and without persons', async () => {
    const { accepted } = await read(text, own({ header, definition }));
    expect(accepted.map(({ payload }) => JSON.parse(payload))).toEqual([
      {
        occurred_at: '2026-05-01T00:00:00Z',
        source_tz: 'UTC',
        net: '10.00',
        fee: '-0.35',
        currency: 'USD',
      },
      {
        occurred_at: '2026-05-02T00:00:00Z',
        source_tz: 'UTC',
        net: '-4.00',
        currency: 'USD',
      },
    ]);
    expect(accepted[0]).toMatchObject({ kind: 'transactions', rowKey: '' });
  });
});

describe('a mapping', () => {
  it('fills only fields that there are', () => {
    for (const kind of RECORD_KINDS) {
      const known: readonly string[] = FIELDS[kind];
      const offered = mappableFields(kind).map(({ field }) => field);
      expect(offered.filter(field => !known.includes(field))).toEqual([]);
      expect(new Set(offered).size).toBe(offered.length);
    }
  });

  it('is told everything for which it cannot be used', () => {
    const problems = mappingProblems(HEADER, {
      ...ORDERS,
      fields: [
        { field: 'order_id', column: 'Nummer' },
        { field: 'sku', column: 'Artikel', sign: 'negative' },
        { field: 'sku', column: 'Menge' },
        { field: 'net', column: 'Betrag' },
        { field: 'item_price', column: 'Betrag' },
      ],
      identity: ['line_id'],
      words: { bezahlt: 'paid' },
      timeZone: 'Europe/Atlantis',
    });
    expect(problems.map(({ message }) => message)).toEqual([
      'Choose the column that fills "Purchased at".',
      'The file has no column "Nummer".',
      '"SKU" is no amount, and has no sign.',
      'Two columns fill "SKU": choose one.',
      'orders have no field "net".',
      'No column fills "line_id", so it tells no row apart.',
      'A word cannot mean "paid".',
      'There is no time zone "Europe/Atlantis".',
    ]);
    expect(mappingProblems(HEADER, ORDERS)).toEqual([]);
  });

  it('is proposed by the names that known kinds of file have, in any language', () => {
    expect(
      proposeMapping(['Order ID', 'Purchase date', 'SKU', 'Item price', 'X']),
    ).toMatchObject({
      kind: 'orders',
      fields: expect.arrayContaining([
        { field: 'order_id', column: 'Order ID' },
        { field: 'sku', column: 'SKU' },
        { field: 'item_price', column: 'Item price' },
      ]),
      identity: ['order_id', 'sku'],
    });
    expect(
      proposeMapping(['Date', 'Type', 'Net', 'Fee', 'Description']).kind,
    ).toBe('transactions');
    expect(proposeMapping(['A', 'B'], 'payouts')).toMatchObject({
      kind: 'payouts',
      fields: [],
    });
  });
});
