import { Socket } from 'node:net';
import type { ReaderMessage } from '../protocol';

/** Tells the parent. */
export function tell(message: ReaderMessage): void {
  process.send?.(message);
}

/** Where rows leave the process. */
export function rowsTo(descriptor: number): Socket {
  return new Socket({ fd: descriptor, readable: false, writable: true });
}
