import { formatCount } from '@tieout/plugin-tenants-react';
import type { UploadItem, UploadState } from './UploadItem';

const phrases: ReadonlyArray<[UploadState, string]> = [
  ['uploading', 'uploading'],
  ['waiting', 'waiting'],
  ['inspecting', 'being looked at'],
  ['committing', 'being committed'],
  ['inspected', 'to commit'],
  ['asking', 'with a question'],
  ['unreadable', 'not readable'],
  ['done', 'uploaded'],
  ['existing', 'already here'],
  ['failed', 'failed'],
  ['refused', 'refused'],
  ['cancelled', 'cancelled'],
];

/** What became of the items, in one line: "3 uploaded, 1 already here, 1 failed". */
export function summariseUploads(items: readonly UploadItem[]): string {
  return phrases
    .map(([state, phrase]) => ({
      phrase,
      count: items.filter(item => item.state === state).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ phrase, count }) => `${formatCount(count)} ${phrase}`)
    .join(', ');
}
