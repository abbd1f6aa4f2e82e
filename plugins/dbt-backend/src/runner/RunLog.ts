import {
  type DbtFailureCode,
  dbtFailureMessage,
} from '@tieout/plugin-dbt-common';
import type { DbtFailure, NodeProgress } from './DbtRunner';
import type { DbtEvent } from './dbtEvent';

/** How dbt's process ended. */
export interface ProcessEnd {
  /** Exit code; null if a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The last of what it wrote to standard error. */
  stderr: string;
}

const UNREACHABLE =
  /could not connect|connection (to server .*failed|refused|timed out|already closed)|server closed the connection|terminating connection|the database system is|password authentication failed|timeout expired|SSL connection has been closed|could not translate host name/i;

/** Longest detail of a failure, in characters. */
const MAX_DETAIL = 1500;

/** What a run said, as far as it is needed to say why it failed. */
export class RunLog {
  readonly #failedNodes = new Map<string, NodeProgress>();
  readonly #errors: string[] = [];
  #nodesStarted = 0;

  addEvent({ info }: DbtEvent): void {
    if (info.level === 'error' && info.msg && this.#errors.length < 50) {
      this.#errors.push(plain(info.msg));
    }
  }

  addNode(node: NodeProgress): void {
    if (node.status === 'running') this.#nodesStarted += 1;
    if (['error', 'fail', 'runtime error'].includes(node.status)) {
      this.#failedNodes.set(node.uniqueId, node);
    }
  }

  /** Why the run failed; undefined if it did not. */
  failure(end: ProcessEnd): DbtFailure | undefined {
    if (end.code === 0 && this.#failedNodes.size === 0) return undefined;
    const code = this.#code(end);
    return { code, message: dbtFailureMessage(code, this.#detail(end)) };
  }

  #code({ code, stderr }: ProcessEnd): DbtFailureCode {
    const nodes = [...this.#failedNodes.values()];
    const said = [
      ...nodes.map(node => node.message ?? ''),
      ...this.#errors,
      stderr,
    ];
    if (said.some(text => UNREACHABLE.test(text))) {
      return 'DBT_DATABASE_UNREACHABLE';
    }
    if (nodes.some(node => node.status !== 'fail')) return 'DBT_MODEL_ERROR';
    if (nodes.length > 0) return 'DBT_TEST_FAILED';
    if (code === null) return 'DBT_KILLED';
    return this.#nodesStarted === 0 && this.#errors.length > 0
      ? 'DBT_PARSE_ERROR'
      : 'DBT_UNKNOWN';
  }

  #detail({ code, signal, stderr }: ProcessEnd): string {
    const [node] = this.#failedNodes.values();
    if (node) {
      const more = this.#failedNodes.size - 1;
      const others = more > 0 ? ` (and ${more} more)` : '';
      return sentence(`${node.name}${others}: ${plain(node.message ?? '')}`);
    }
    if (code === null) return `It ended by ${signal}.`;
    const said = this.#errors.join(' ') || stderr.trim();
    return said ? sentence(plain(said)) : `Its exit code was ${code}.`;
  }
}

// eslint-disable-next-line no-control-regex
const COLOUR = /\u001b\[[0-9;]*m/g;

function plain(text: string): string {
  return text.replace(COLOUR, '').replace(/\s+/g, ' ').trim();
}

function sentence(text: string): string {
  const short =
    text.length > MAX_DETAIL ? `${text.slice(0, MAX_DETAIL)} …` : text;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}
