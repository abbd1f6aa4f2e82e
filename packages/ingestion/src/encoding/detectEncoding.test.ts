import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import iconv from 'iconv-lite';
import { detectEncoding } from './detectEncoding';
import type { FileEncoding } from './FileEncoding';
import { Utf8Decoder } from './Utf8Decoder';

const SAMPLES = resolve(__dirname, '../../../../../shared/samples');

function encode(text: string, encoding: string): Buffer {
  return iconv.encode(text, encoding === 'shift_jis' ? 'cp932' : encoding);
}

function read(bytes: Buffer, encoding: FileEncoding): string {
  return new Utf8Decoder(encoding, 0).decode(bytes).toString('utf8');
}

/** One cell each; `|` divides cells, as short as files can be. */
const LEGACY: ReadonlyArray<readonly [FileEncoding, readonly string[]]> = [
  [
    'windows-1252',
    [
      'Bestellnummer;Käufer;Straße|1;Müller;Königsallee 3|2;Weiß;Nürnberg',
      'Köln',
      'Größe',
      'MÜLLER GROSSHÄNDLER',
      'Artikel;Übergrößen;Prix (€)',
      'Numéro de commande;Prénom|1;François Lefèvre|2;Hélène',
      'Hermès',
      'Crème brûlée',
      'Chaîne à pêche; cœur',
      'fenêtre',
      'L’été à Évreux',
      'Número de pedido;Dirección|1;José Muñoz;A Coruña',
      'Peña',
      'ESPAÑA',
      '¿Talla? ¡Sí!',
      'João São Paulo|Conceição',
      'Perché no; città',
      'Nº pedido;Fecha;Envío',
      'Très élégant manteau à boutons dorés',
      'Jönköping Ångström|Håkan',
      'Sørensen|Ærø|Århus',
      'Zoë|België',
      'Genève',
      'Men’s shoe',
      '£12.50',
      '12,50 €',
      '€12.50',
      '12,50€',
      'Lego® Star Wars™ – Set',
      '“Best” mug… café',
      '„Bester“ Becher',
      'Filter 30°C – 12m²',
      '½ price',
      '50 × 60 cm',
      'Björk|£5',
    ],
  ],
  [
    'windows-1250',
    [
      'Numer;Imię;Miasto|1;Łukasz Śliwiński;Łódź|2;Małgorzata Żółć;Kraków',
      'Łódź',
      'Gdańsk',
      'Wrocław',
      'Częstochowa',
      'ZAMÓWIENIE ŻÓŁTE',
      '12,50 zł',
      'Wartość zamówienia;Ilość;Wysyłka',
      'Świnoujście',
      'Číslo;Jméno|1;Jiří Dvořák|2;Tomáš Šťastný',
      'Dvořák',
      'Plzeň',
      'Děčín',
      'Růžička',
      '300 Kč',
      'Hradec Králové, Česká republika',
      'Luka Dončić',
      'Zażółć gęślą jaźń',
      'Rendelés;Vevő;Cím|1;Kovács Győző;Szűcs utca',
      'Fűtő',
      'Iaşi|Constanţa|Braşov',
      'Đorđević|Šibenik; Čakovec',
    ],
  ],
  [
    'shift_jis',
    [
      '注文番号,購入者名,商品名|1,山田太郎,ﾃｽﾄ商品',
      'ﾔﾏﾀﾞ ﾀﾛｳ',
      'ｶﾌﾞｼｷｶﾞｲｼｬ',
      'ｻﾄｳ',
      'ｽｽﾞｷ ｲﾁﾛｳ|ﾀﾅｶ ﾊﾅｺ',
      '山田',
      '赤',
      '佐藤 花子|Tシャツ 黒 Lサイズ',
      'USBケーブル（1.5m）',
      '東京都渋谷区神宮前１－２－３',
      '髙橋|﨑山',
      '表示ソフト',
      '①セット',
      'ﾏﾂﾓﾄ ｼﾞｭﾝ',
      'ﾌﾘｺﾐ ﾃｽｳﾘｮｳ',
      '5個セット',
    ],
  ],
  [
    'gb18030',
    [
      '订单号,买家,金额|1,张伟,12.5',
      '张伟',
      '上海',
      '陈',
      '广东省深圳市南山区',
      'iPhone手机壳',
      '黑色 XL码',
      '交易时间,收入（元）|2026-01-02,￥12',
      '赵喆|孙悟空',
      '浙江省义乌市',
      '已付款',
    ],
  ],
];

describe('detectEncoding', () => {
  describe.each(LEGACY)('of %s', (encoding, texts) => {
    it.each(texts)('reads "%s"', cells => {
      const text = `id\r\n${cells.split('|').join('\r\n')}\r\n`;
      const bytes = encode(text, encoding);
      const decision = detectEncoding(bytes, true);
      expect(read(bytes, decision.value)).toBe(text);
      expect(decision.confidence).toBeGreaterThan(0.5);
      expect(decision.confidence).toBeLessThan(1);
      expect(decision.candidates[0]).toMatchObject({
        encoding: decision.value,
        confidence: decision.confidence,
      });
    });
  });

  it.each([
    ['utf-8', 'efbbbf', 3],
    ['utf-16le', 'fffe', 2],
    ['utf-16be', 'feff', 2],
    ['gb18030', '84319533', 4],
  ] as const)(
    'believes a byte order mark of %s',
    (encoding, mark, bomBytes) => {
      const text = iconv.encode('id;name\n1;张伟\n', encoding, {
        addBOM: false,
      });
      const bytes = Buffer.concat([Buffer.from(mark, 'hex'), text]);
      expect(detectEncoding(bytes, true)).toMatchObject({
        value: encoding,
        confidence: 1,
        bomBytes,
        by: 'file',
        candidates: [{ encoding, preview: '1;张伟' }],
      });
    },
  );

  it.each([
    ['utf-16le', 'order,price\r\n1,2.50\r\n'],
    ['utf-16be', 'order,price\r\n1,2.50\r\n'],
    ['utf-16le', '注文番号,商品名,購入者名\r\n1,山田太郎,テスト商品\r\n'],
    ['utf-16be', '订单号\t买家\t金额\r\n1\t张伟\t12.5\r\n'],
  ] as const)(
    'knows %s without a mark by its NUL bytes: %s',
    (encoding, text) => {
      const bytes = iconv.encode(text, encoding, { addBOM: false });
      const decision = detectEncoding(bytes, true);
      expect(decision).toMatchObject({ value: encoding, bomBytes: 0 });
      expect(decision.evidence).toContain('NUL');
    },
  );

  it('does not take a NUL byte in one row for UTF-16', () => {
    const bytes = Buffer.from(
      `order,price\r\n${'1,2.50\r\n'.repeat(9)}2,\0\r\n`,
    );
    expect(detectEncoding(bytes, true).value).toBe('utf-8');
  });

  it('calls ASCII UTF-8 and says that it is ASCII', () => {
    const bytes = Buffer.from('order,price\r\n1,2.50\r\n');
    const whole = detectEncoding(bytes, true);
    const head = detectEncoding(bytes, false);
    expect(whole).toMatchObject({ value: 'utf-8', confidence: 1 });
    expect(whole.evidence).toContain('ASCII');
    expect(head.confidence).toBeLessThan(whole.confidence);
    expect(head.evidence).toContain('the rest was not looked at');
  });

  it('takes a character that the head cuts for a whole one', () => {
    const utf8 = Buffer.from('id;name\n1;Müller\n2;Zoë').subarray(0, -1);
    expect(detectEncoding(utf8, false).value).toBe('utf-8');
    expect(detectEncoding(utf8, true).value).not.toBe('utf-8');
    const japanese = encode('id,name\n1,山田太郎\n2,花', 'shift_jis');
    const decision = detectEncoding(japanese.subarray(0, -1), false);
    expect(decision.value).toBe('shift_jis');
  });

  it('keeps to UTF-8 where a few bytes are damaged, and tells the line', () => {
    const bytes = Buffer.concat([
      Buffer.from('id;name\n1;Müller\n2;Weiß\n3;Zoë\n4;Jürgen\n5;'),
      Buffer.from([0xfc, 0x0a]),
    ]);
    const decision = detectEncoding(bytes, true);
    expect(decision.value).toBe('utf-8');
    expect(decision.confidence).toBeLessThan(0.7);
    expect(decision.evidence).toContain('line 6');
  });

  it('tells the line that the best encoding cannot read', () => {
    const bytes = Buffer.concat([
      encode(
        'id;name\n1;Müller\n2;Weiß\n3;Größe\n4;Käufer\n5;',
        'windows-1252',
      ),
      Buffer.from([0x81, 0x0a]),
    ]);
    const decision = detectEncoding(bytes, true);
    expect(decision.value).toBe('windows-1252');
    expect(decision.confidence).toBeLessThan(0.8);
    expect(decision.evidence).toContain('not line 6');
  });

  it('excludes an encoding by one byte after thousands of words', () => {
    const names = Array.from({ length: 3000 }, (_, i) => `${i};Müller${i}\n`);
    const bytes = Buffer.concat([
      encode(names.join(''), 'windows-1252'),
      Buffer.from([0x83, 0x0a]),
    ]);
    const { candidates } = detectEncoding(bytes, true);
    expect(candidates.map(({ encoding }) => encoding)).not.toContain(
      'windows-1250',
    );
  });

  it('names the bytes, their line and how each reads them', () => {
    const bytes = encode('id;name\n1;Bob\n2;Lefèvre\n', 'windows-1252');
    const decision = detectEncoding(bytes, true);
    expect(decision.evidence).toBe(
      'Line 3 has the bytes 4C 65 66 E8 76 72 65, which are not UTF-8 and read "Lefèvre" in Windows-1252 (Western European), but "Lefčvre" in Windows-1250 (Central European).',
    );
    expect(decision.candidates.map(c => [c.encoding, c.preview])).toEqual(
      expect.arrayContaining([
        ['windows-1252', '2;Lefèvre'],
        ['windows-1250', '2;Lefčvre'],
      ]),
    );
  });

  it('previews a long line around its first character that is not ASCII', () => {
    const line = `${'word '.repeat(200)}Müller ${'word '.repeat(200)}`;
    const [{ preview }] = detectEncoding(
      encode(line, 'windows-1252'),
      true,
    ).candidates;
    expect(preview).toContain('word Müller word');
    expect(preview.length).toBeLessThan(120);
  });
});

const german = resolve(SAMPLES, 'torture/derived/de_orders_cp1252.csv');
const present = existsSync(german);

(present ? describe : describe.skip)('the shared samples', () => {
  it('have a German file that reads as its twin in UTF-8', () => {
    const bytes = readFileSync(german);
    const decision = detectEncoding(bytes, true);
    expect(decision).toMatchObject({ value: 'windows-1252', bomBytes: 0 });
    expect(decision.confidence).toBeGreaterThan(0.9);
    const twin = readFileSync(german.replace('cp1252', 'utf8'), 'utf8');
    expect(read(bytes, decision.value)).toBe(twin.replace(/^\ufeff/, ''));
  });
});
