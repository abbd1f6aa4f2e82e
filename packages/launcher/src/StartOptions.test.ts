import { Refusal } from './Refusal';
import { parseStartOptions } from './StartOptions';
import { inCheckout } from './checkout';

describe('parseStartOptions', () => {
  it('runs on port 7007 in the checkout, with demo data, when nothing is said', () => {
    expect(parseStartOptions([])).toEqual({
      port: 7007,
      dataFolder: inCheckout('.tieout'),
      demo: true,
      reload: false,
    });
  });

  it('takes port, data folder and the wish for no demo data', () => {
    expect(
      parseStartOptions([
        '--port=8010',
        '--data-folder',
        '/srv/t',
        '--no-demo',
      ]),
    ).toEqual({ port: 8010, dataFolder: '/srv/t', demo: false, reload: false });
  });

  it.each(['0', '65536', '-1', 'web', '70.5', ''])(
    'refuses "%s" as a port',
    port => {
      expect(() => parseStartOptions([`--port=${port}`])).toThrow(Refusal);
    },
  );

  it('names an option that it does not know and tells where all are listed', () => {
    expect(() => parseStartOptions(['--prot', '80'])).toThrow(
      /--prot.*\nSee: npm start -- --help/,
    );
  });
});
