import { parseDbtEvent, progressOf } from './dbtEvent';

const line = (name: string, data: unknown, info = {}) =>
  JSON.stringify({ info: { name, level: 'info', ...info }, data });

const node = {
  unique_id: 'model.tieout.fct_orders',
  resource_type: 'model',
  node_name: 'fct_orders',
  node_started_at: '2026-11-23T08:28:48.206783',
  node_finished_at: '2026-11-23T08:28:49.206783',
};

const progress = (text: string) => {
  const event = parseDbtEvent(text);
  return event && progressOf(event);
};

describe('dbt events', () => {
  it('tell a finished node with dbt’s own word in lower case and times in UTC', () => {
    expect(
      progress(
        line('NodeFinished', {
          node_info: node,
          run_result: {
            status: 'Success',
            message: 'INSERT 0 12',
            execution_time: 0.5,
            adapter_response: { rows_affected: 12 },
          },
        }),
      ),
    ).toEqual({
      kind: 'node',
      node: {
        uniqueId: node.unique_id,
        resourceType: 'model',
        name: 'fct_orders',
        status: 'success',
        message: 'INSERT 0 12',
        rowsAffected: 12,
        executionSeconds: 0.5,
        startedAt: new Date('2026-11-23T08:28:48.206Z'),
        finishedAt: new Date('2026-11-23T08:28:49.206Z'),
      },
    });
  });

  it('tell a node that starts, the number of nodes, and the version', () => {
    expect(progress(line('NodeStart', { node_info: node }))).toMatchObject({
      node: { status: 'running' },
    });
    expect(progress(line('ConcurrencyLine', { node_count: 27 }))).toEqual({
      kind: 'total',
      nodes: 27,
    });
    expect(
      progress(
        line(
          'MainReportVersion',
          { version: '=1.12.6' },
          { invocation_id: 'abc' },
        ),
      ),
    ).toEqual({ kind: 'version', dbtVersion: '1.12.6', invocationId: 'abc' });
  });

  it.each([
    ['text that is no JSON', 'Traceback (most recent call last):'],
    ['JSON that is no event', '{"a":1}'],
    ['a node without a name', line('NodeFinished', { node_info: {} })],
    ['an event of no interest', line('Formatting', {})],
    ['data of another shape', line('NodeStart', 'text')],
  ])('pass over %s', (_, text) => {
    expect(progress(text)).toBeUndefined();
  });
});
