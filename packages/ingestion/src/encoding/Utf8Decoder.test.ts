import fc from 'fast-check';
import iconv from 'iconv-lite';
import { IngestionError } from '../IngestionError';
import { FILE_ENCODINGS, type FileEncoding } from './FileEncoding';
import { Utf8Decoder } from './Utf8Decoder';

/** Text that each encoding has, one character of each size among it. */
const SAMPLES: Readonly<Record<FileEncoding, string>> = {
  'utf-8': 'aé€語😀\ufeff',
  'utf-16le': 'aé€語😀\ufeff',
  'utf-16be': 'aé€語😀\ufeff',
  'windows-1252': 'aéßÿ€’œŽ–',
  'windows-1250': 'aŁódźřů€’ž–',
  shift_jis: 'a\\~ｱﾝ｡表ソ～―①髙Я§\u001a\u007f',
  gb18030: 'a张伟表é€ü語😀︐龴\u{10ffff}',
};

/** iconv-lite's name of an encoding, for the bytes that tests are given. */
const ICONV_NAMES: Readonly<Record<FileEncoding, string>> = {
  'utf-8': 'utf8',
  'utf-16le': 'utf16le',
  'utf-16be': 'utf16be',
  'windows-1252': 'windows-1252',
  'windows-1250': 'windows-1250',
  shift_jis: 'cp932',
  gb18030: 'gb18030',
};

function encode(text: string, encoding: FileEncoding): Buffer {
  return iconv.encode(text, ICONV_NAMES[encoding], { addBOM: false });
}

function isStorable(character: string, encoding: FileEncoding): boolean {
  // The revision of 2022 gave characters to bytes that iconv-lite still takes
  // for private ones.
  if (encoding === 'gb18030' && /[\ue000-\uf8ff]/.test(character)) return false;
  const bytes = encode(character, encoding);
  const back = iconv.decode(bytes, ICONV_NAMES[encoding], { stripBOM: false });
  return back === character && character !== '\ufffd' && character !== '\u0080';
}

function textsOf(encoding: FileEncoding): fc.Arbitrary<string> {
  const own = fc.constantFrom(...SAMPLES[encoding], '\n', '\r', ',', '0', '~');
  const any = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 1 })
    .filter(character => isStorable(character, encoding));
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: own }, any), { maxLength: 60 })
    .map(characters => characters.join(''));
}

/** The chunks of bytes that are cut at the given places. */
function split(bytes: Buffer, places: number[]): Buffer[] {
  const ends = places.map(place => place % (bytes.length + 1));
  const cuts = [0, ...ends.sort((a, b) => a - b), bytes.length];
  return cuts.slice(1).map((end, i) => bytes.subarray(cuts[i], end));
}

function decodeAll(decoder: Utf8Decoder, chunks: Buffer[]): string {
  const decoded = chunks.map(chunk => decoder.decode(chunk).toString('utf8'));
  return [...decoded, decoder.end().toString('utf8')].join('');
}

function faultOf(decoder: Utf8Decoder, chunks: Buffer[]): IngestionError {
  try {
    decodeAll(decoder, chunks);
  } catch (error) {
    if (error instanceof IngestionError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe.each(FILE_ENCODINGS)('Utf8Decoder of %s', encoding => {
  it('gives the text back, wherever its bytes are split', () => {
    fc.assert(
      fc.property(
        textsOf(encoding),
        fc.array(fc.nat(400), { maxLength: 8 }),
        (text, places) => {
          const chunks = split(encode(text, encoding), places);
          expect(decodeAll(new Utf8Decoder(encoding, 0), chunks)).toBe(text);
        },
      ),
    );
  });

  it('gives whole characters in each chunk', () => {
    const bytes = encode(SAMPLES[encoding].repeat(3), encoding);
    const decoder = new Utf8Decoder(encoding, 0);
    for (const byte of bytes) {
      const text = decoder.decode(Buffer.from([byte])).toString('utf8');
      expect([...text].every(c => SAMPLES[encoding].includes(c))).toBe(true);
    }
  });

  it('knows how many stored bytes a stretch of the text takes', () => {
    fc.assert(
      fc.property(textsOf(encoding), fc.nat(60), (text, length) => {
        const decoder = new Utf8Decoder(encoding, 0);
        decoder.decode(encode(text, encoding));
        const stretch = [...text].slice(0, length).join('');
        expect(decoder.sourceBytesOf(Buffer.from(stretch))).toBe(
          encode(stretch, encoding).length,
        );
      }),
    );
  });
});

describe('Utf8Decoder', () => {
  it.each([
    ['utf-8', 'efbbbf', 3],
    ['utf-16le', 'fffe', 2],
    ['utf-16be', 'feff', 2],
    ['gb18030', '84319533', 4],
  ] as const)(
    'leaves out the byte order mark of %s, also in pieces, and only the first',
    (encoding, mark, bomBytes) => {
      const bytes = Buffer.concat([
        Buffer.from(mark, 'hex'),
        encode('a\ufeffb', encoding),
      ]);
      const pieces = [...bytes].map(byte => Buffer.from([byte]));
      const decoder = new Utf8Decoder(encoding, bomBytes);
      expect(decodeAll(decoder, pieces)).toBe('a\ufeffb');
    },
  );

  it.each(['utf-8', 'windows-1252', 'shift_jis', 'gb18030'] as const)(
    'gives a chunk of ASCII in %s back without copying it',
    encoding => {
      const chunk = Buffer.from('order,price\r\n1,2.50\r\n');
      const text = new Utf8Decoder(encoding, 0).decode(chunk);
      expect(text.buffer).toBe(chunk.buffer);
      expect(text.byteOffset).toBe(chunk.byteOffset);
      expect(text.length).toBe(chunk.length);
    },
  );

  it('gives UTF-8 back without copying it', () => {
    const chunk = Buffer.from('Größe €\r\n');
    const text = new Utf8Decoder('utf-8', 0).decode(chunk);
    expect(text.buffer).toBe(chunk.buffer);
    expect(text.byteOffset).toBe(chunk.byteOffset);
  });

  it('reads code page 932 and not the older JIS', () => {
    const bytes = Buffer.from('81608740fbfc5c7e1a', 'hex');
    const decoder = new Utf8Decoder('shift_jis', 0);
    expect(decodeAll(decoder, [bytes])).toBe('～①髙\\~\u001a');
  });

  it('keeps the places exact where the euro of GBK is one byte', () => {
    const bytes = Buffer.concat([
      Buffer.from('312c80', 'hex'),
      encode('单\n', 'gb18030'),
    ]);
    const decoder = new Utf8Decoder('gb18030', 0);
    expect(decoder.decode(bytes).toString()).toBe('1,€单\n');
    expect(decoder.sourceBytesOf(Buffer.from('1,€'))).toBe(3);
  });

  it('refuses GB18030 that stores one character in two ways', () => {
    const bytes = Buffer.from('310a800aa2e30a', 'hex');
    const fault = faultOf(new Utf8Decoder('gb18030', 0), [bytes]);
    expect(fault.line).toBe(3);
  });

  it.each([
    ['utf-8', 'ff'],
    ['utf-8', 'c3'],
    ['utf-16le', '3dd8'],
    ['utf-16le', '00dc'],
    ['utf-16be', 'd83d'],
    ['windows-1252', '81'],
    ['windows-1250', '83'],
    ['shift_jis', '80'],
    ['shift_jis', 'a0'],
    ['shift_jis', '82'],
    ['shift_jis', '8540'],
    ['gb18030', 'ff'],
    ['gb18030', '813081'],
    ['gb18030', 'e3329a36'],
  ] as const)(
    'tells the line on which %s has the undecodable bytes %s, however split',
    (encoding, hex) => {
      const good = encode(`${SAMPLES[encoding]}\r\n`, encoding);
      const bytes = Buffer.concat([
        good,
        good,
        Buffer.from(hex, 'hex'),
        encode('\r\nmore\r\n', encoding),
        Buffer.from(hex, 'hex'),
      ]);
      for (let at = 0; at <= bytes.length; at += 1) {
        const chunks = [bytes.subarray(0, at), bytes.subarray(at)];
        const fault = faultOf(new Utf8Decoder(encoding, 0), chunks);
        expect(fault.code).toBe('ENCODING_NOT_SUPPORTED');
        expect(fault.line).toBe(3);
        expect(fault.message).toMatch(/^Line 3 holds bytes that are not /);
      }
    },
  );

  it.each(['utf-8', 'utf-16le', 'shift_jis', 'gb18030'] as const)(
    'refuses %s that ends within a character, with the line',
    encoding => {
      const bytes = encode('a\nb\n語', encoding).subarray(0, -1);
      const fault = faultOf(new Utf8Decoder(encoding, 0), [bytes]);
      expect(fault.line).toBe(3);
    },
  );

  it.each(['utf-8', 'utf-16be'] as const)(
    'counts the lines of %s that only returns end',
    encoding => {
      const bytes = Buffer.concat([
        encode('a\rb\rc', encoding),
        Buffer.from('dcff', 'hex'),
      ]);
      const fault = faultOf(new Utf8Decoder(encoding, 0), [
        bytes.subarray(0, 2),
        bytes.subarray(2),
      ]);
      expect(fault.line).toBe(3);
    },
  );

  it('tells a fault far from the beginning by its line, holding nothing back', () => {
    const decoder = new Utf8Decoder('utf-8', 0);
    const chunk = Buffer.from('order,price\n'.repeat(5000));
    for (let i = 0; i < 40; i += 1) {
      expect(decoder.decode(chunk).length).toBe(chunk.length);
    }
    expect(faultOf(decoder, [Buffer.from('x\ny\xfc\n', 'latin1')]).line).toBe(
      200_002,
    );
  });
});
