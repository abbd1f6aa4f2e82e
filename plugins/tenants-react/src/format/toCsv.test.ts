import { toCsv } from './toCsv';

const body = (value: string | number | undefined) =>
  toCsv(['a'], [[value]]).slice('\uFEFFa\r\n'.length, -2);

describe('toCsv', () => {
  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', `'+1`],
    ['-1+1', `'-1+1`],
    ['-1.', `'-1.`],
    ['--1', `'--1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    [' =1', `' =1`],
    ['\t=1', `'\t=1`],
    ['＝1', `'＝1`],
    ['\r=1', `"'\r=1"`],
    ['\0=1', `'\0=1`],
    [' \0@x', `' \0@x`],
    ['|cmd', `'|cmd`],
  ])('makes the text %j harmless to a spreadsheet', (text, expected) => {
    expect(body(text)).toBe(expected);
  });

  it('leaves numbers as they are, also negative ones', () => {
    expect(body(-12.5)).toBe('-12.5');
    expect(body('-1234.50')).toBe('-1234.50');
    expect(body('-12.50')).toBe('-12.50');
    expect(body('0.00')).toBe('0.00');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(body('a,"b"\r\nc')).toBe('"a,""b""\r\nc"');
  });

  it('writes nothing where there is no value', () => {
    expect(toCsv(['a', 'b'], [[undefined, 1]])).toBe('\uFEFFa,b\r\n,1\r\n');
  });
});
