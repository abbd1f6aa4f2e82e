import { formatCount } from '@tieout/plugin-tenants-react';
import { explainFailure, type Batch } from '@tieout/plugin-uploads-common';
import type { Notice } from '../notices/noticeApi';

/** Where a notice about a batch leads. */
export interface BatchAddresses {
  batch: string;
  batches: string;
  /** Absent where the host has no sales page. */
  sales?: string;
}

interface Ended {
  batch: Batch;
  addresses: BatchAddresses;
}

function oneNotice({ batch, addresses }: Ended): Notice {
  const open = { label: 'Open batch', href: addresses.batch };
  const { fileName, status, failure } = batch;
  if (status === 'ready') {
    const sales = addresses.sales
      ? [{ label: 'See the sales', href: addresses.sales }]
      : [];
    return {
      message: `${fileName} is ready`,
      tone: 'good',
      links: [open, ...sales],
    };
  }
  if (status === 'failed') {
    const reason = failure ? `. ${explainFailure(failure.code).meaning}` : '';
    return {
      message: `${fileName} failed${reason}`,
      tone: 'bad',
      links: [open],
    };
  }
  return {
    message: `${fileName} was ${status}`,
    tone: 'attention',
    links: [open],
  };
}

/** What to tell of batches that ended at about one time; nothing of none. */
export function endNotice(ended: readonly Ended[]): Notice | undefined {
  const [first] = ended;
  if (!first) return undefined;
  if (ended.length === 1) return oneNotice(first);
  const ends = ['ready', 'failed', 'cancelled', 'undone', 'replaced'] as const;
  const parts = ends.flatMap(status => {
    const count = ended.filter(({ batch }) => batch.status === status).length;
    return count > 0 ? [`${formatCount(count)} ${status}`] : [];
  });
  const failed = ended.some(({ batch }) => batch.status === 'failed');
  return {
    message: `Batches: ${parts.join(', ')}`,
    tone: failed ? 'bad' : 'good',
    links: [{ label: 'See the batches', href: first.addresses.batches }],
  };
}
