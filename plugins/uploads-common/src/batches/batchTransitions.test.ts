import fc from 'fast-check';
import type { BatchStatus } from '../client/apiTypes';
import {
  canCancel,
  canRetry,
  canUndo,
  isOpen,
  isTakenBack,
} from './batchActions';
import {
  batchStatuses,
  batchTransitions,
  isLegalTransition,
} from './batchTransitions';

const status = fc.constantFrom(...batchStatuses);

/** Plays a sequence of wishes, granting the legal ones only. */
function play(wishes: BatchStatus[]): BatchStatus[] {
  const path: BatchStatus[] = ['received'];
  for (const wish of wishes) {
    const at = path[path.length - 1];
    if (isLegalTransition(at, wish)) path.push(wish);
  }
  return path;
}

describe('the life cycle of a batch', () => {
  it('lists each transition once', () => {
    const keys = batchTransitions.map(t => `${t.from}>${t.to}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('never keeps a batch in its state by a transition', () => {
    fc.assert(
      fc.property(status, s => {
        expect(isLegalTransition(s, s)).toBe(false);
      }),
    );
  });

  it('makes a batch ready only out of transforming, however it got there', () => {
    fc.assert(
      fc.property(fc.array(status, { maxLength: 200 }), wishes => {
        const path = play(wishes);
        const ready = path.indexOf('ready');
        expect(ready < 0 ? 'transforming' : path[ready - 1]).toBe(
          'transforming',
        );
      }),
    );
  });

  it('leads out of ready only to be taken back, and out of that nowhere', () => {
    fc.assert(
      fc.property(fc.array(status, { maxLength: 200 }), wishes => {
        const path = play(wishes);
        const ready = path.indexOf('ready');
        const after = ready < 0 ? [] : path.slice(ready + 1);
        expect(after.every(isTakenBack)).toBe(true);
        const back = path.findIndex(isTakenBack);
        expect(back < 0 ? path.length - 1 : back).toBe(path.length - 1);
      }),
    );
  });

  it('takes nothing back that a worker or a run of dbt is at, however it got there', () => {
    fc.assert(
      fc.property(fc.array(status, { maxLength: 200 }), wishes => {
        const path = play(wishes);
        const back = path.findIndex(isTakenBack);
        expect(back < 0 ? 'ready' : path[back - 1]).toMatch(
          /^(loaded|ready|failed)$/,
        );
      }),
    );
  });

  it('leaves a way to ready from every state but those that were taken back', () => {
    for (const start of batchStatuses.filter(s => !isTakenBack(s))) {
      const reached = new Set<BatchStatus>([start]);
      for (const from of reached) {
        batchTransitions
          .filter(t => t.from === from)
          .forEach(t => reached.add(t.to));
      }
      expect(reached).toContain('ready');
    }
  });
});

describe('what an operator may do', () => {
  it('offers cancel exactly where the table leads to cancelled', () => {
    expect(batchStatuses.filter(canCancel)).toEqual(['received', 'parsing']);
  });

  it('offers retry only where a way back into the open states exists', () => {
    expect(batchStatuses.filter(canRetry)).toEqual(['failed', 'cancelled']);
    for (const from of batchStatuses.filter(canRetry)) {
      expect(batchTransitions.some(t => t.from === from && isOpen(t.to))).toBe(
        true,
      );
    }
  });

  it('offers undo exactly where the table leads to both ways of being taken back', () => {
    expect(batchStatuses.filter(canUndo)).toEqual([
      'loaded',
      'ready',
      'failed',
    ]);
    for (const from of batchStatuses) {
      expect(isLegalTransition(from, 'replaced')).toBe(canUndo(from));
    }
  });

  it('never offers retry for a batch that is still open', () => {
    fc.assert(
      fc.property(status, s => {
        expect(isOpen(s) && canRetry(s)).toBe(false);
      }),
    );
  });
});
