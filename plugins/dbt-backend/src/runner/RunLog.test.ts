import type { NodeProgress } from './DbtRunner';
import { parseDbtEvent } from './dbtEvent';
import { RunLog } from './RunLog';

const failed = (status: string, message: string): NodeProgress => ({
  uniqueId: `model.tieout.${status}`,
  resourceType: 'model',
  name: 'fct_orders',
  status,
  message,
});

function log(nodes: NodeProgress[], errors: string[] = []): RunLog {
  const runLog = new RunLog();
  nodes.forEach(node => runLog.addNode(node));
  for (const msg of errors) {
    const event = parseDbtEvent(
      JSON.stringify({ info: { name: 'X', level: 'error', msg }, data: {} }),
    );
    if (event) runLog.addEvent(event);
  }
  return runLog;
}

const exit = (code: number | null, stderr = '') => ({
  code,
  signal: code === null ? ('SIGKILL' as const) : null,
  stderr,
});

describe('RunLog', () => {
  it('has no failure when dbt ended well', () => {
    expect(log([failed('success', '')]).failure(exit(0))).toBeUndefined();
  });

  it('trusts failed nodes more than the exit code', () => {
    expect(log([failed('error', 'boom')]).failure(exit(0))?.code).toBe(
      'DBT_MODEL_ERROR',
    );
  });

  it.each([
    [
      'a model',
      [failed('error', 'division by zero')],
      [],
      1,
      'DBT_MODEL_ERROR',
    ],
    ['a test', [failed('fail', 'Got 3 results')], [], 1, 'DBT_TEST_FAILED'],
    [
      'both',
      [failed('fail', 'Got 3 results'), failed('error', 'x')],
      [],
      1,
      'DBT_MODEL_ERROR',
    ],
    [
      'the server while a model runs',
      [failed('error', 'server closed the connection unexpectedly')],
      [],
      1,
      'DBT_DATABASE_UNREACHABLE',
    ],
    [
      'the server at the start',
      [],
      ['connection to server at "::1", port 1 failed: Connection refused'],
      2,
      'DBT_DATABASE_UNREACHABLE',
    ],
    [
      'the project',
      [],
      ['Parsing Error at models/a.yml'],
      2,
      'DBT_PARSE_ERROR',
    ],
    ['the process', [], [], null, 'DBT_KILLED'],
    ['nobody knows what', [], [], 1, 'DBT_UNKNOWN'],
  ])('names the failure of %s', (_, nodes, errors, code, expected) => {
    expect(log(nodes, errors).failure(exit(code))?.code).toBe(expected);
  });

  it('says which node failed, what was said of it, and how many more', () => {
    const message = log([
      failed('error', '\u001b[31mDatabase Error\u001b[0m\n  division by zero'),
      failed('fail', 'Got 1 result'),
    ]).failure(exit(1))?.message;
    expect(message).toContain(
      'fct_orders (and 1 more): Database Error division by zero.',
    );
  });
});
