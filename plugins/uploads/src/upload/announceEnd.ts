import type { NoticeApi } from '../notices/noticeApi';
import { summariseUploads } from './summariseUploads';
import { isUnderWay, type UploadState } from './UploadItem';
import type { UploadQueue } from './UploadQueue';

const troubles: ReadonlySet<UploadState> = new Set([
  'asking',
  'unreadable',
  'failed',
  'refused',
]);

/** Tells the reader, on whichever page, when the last file of a run of uploads is through or waits for a decision. */
export function announceEnd(queue: UploadQueue, notices: NoticeApi): void {
  const told = new Set<string>();
  let busy = false;
  queue.subscribe(() => {
    const items = queue.getItems();
    const wasBusy = busy;
    busy = items.some(isUnderWay);
    items.filter(isUnderWay).forEach(({ id }) => told.delete(id));
    if (!wasBusy || busy) return;
    const news = items.filter(item => !item.isAwaited && !told.has(item.id));
    if (news.length === 0) return;
    news.forEach(({ id }) => told.add(id));
    const trouble = news.some(({ state }) => troubles.has(state));
    notices.post({
      message: `Uploads: ${summariseUploads(news)}`,
      tone: trouble ? 'attention' : 'good',
    });
  });
}
