import { OrdersFileSpec, referenceFile } from '@tieout/samples';
import type { Figures } from './main';
import { PortalBench } from './PortalBench';
import { say } from './progress';
import { median, round } from './statistics';

const ROUNDS = 5;
const ROWS = 10_000;
const HISTORY_ROWS = Number(process.env.TIEOUT_BENCH_HISTORY ?? 2_000_000);
const MILLION = 1_000_000;
const LONGEST_MS = 30 * 60_000;

/**
 * Time from an accepted upload of 10,000 rows to fresh marts, on an empty
 * history and on one of 2,000,000 rows: two portals side by side, rounds in
 * turn. One small file goes before, so that the tables are there.
 */
export async function freshness(): Promise<Figures> {
  say('Two portals …');
  const empty = await PortalBench.start();
  const history = await PortalBench.start();
  try {
    await empty.untilFresh(small('first', 100), LONGEST_MS);
    for (let done = 0; done < HISTORY_ROWS; done += MILLION) {
      const rows = Math.min(MILLION, HISTORY_ROWS - done);
      const seconds = await history.untilFresh(
        {
          ...referenceFile(rows),
          seed: `history-${done}`,
          orderIdPrefix: `H${done / MILLION}-`,
        },
        LONGEST_MS,
      );
      say(`History: ${done + rows} rows (${seconds.toFixed(1)} s)`);
    }
    const onEmpty: number[] = [];
    const onHistory: number[] = [];
    for (let n = 1; n <= ROUNDS; n += 1) {
      onEmpty.push(await empty.untilFresh(small(`e${n}`), LONGEST_MS));
      onHistory.push(await history.untilFresh(small(`h${n}`), LONGEST_MS));
      say(
        `round ${n}: empty ${onEmpty[n - 1].toFixed(1)} s, history ${onHistory[n - 1].toFixed(1)} s`,
      );
    }
    return {
      rows: ROWS,
      history_rows: HISTORY_ROWS,
      empty_s: round(median(onEmpty)),
      history_s: round(median(onHistory)),
      ratio: round(median(onHistory) / median(onEmpty)),
    };
  } finally {
    await empty.portal.dispose();
    await history.portal.dispose();
  }
}

/** A file of the reference's kind, with orders of its own. */
function small(name: string, rows = ROWS): OrdersFileSpec {
  return {
    ...referenceFile(rows),
    seed: `freshness-${name}`,
    orderIdPrefix: `F${name}-`,
    badRows: 0,
  };
}
