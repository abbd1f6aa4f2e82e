import { createApiFactory, toastApiRef } from '@backstage/frontend-plugin-api';
import { noticeApiRef, type Notice } from './noticeApi';

const statuses = {
  good: 'success',
  attention: 'warning',
  bad: 'danger',
} as const satisfies Record<Notice['tone'], string>;

const SHOWN_MS = 10_000;

/** Notices as toasts: for hosts on the new frontend system. */
export const toastNoticeApiFactory = createApiFactory({
  api: noticeApiRef,
  deps: { toastApi: toastApiRef },
  factory: ({ toastApi }) => ({
    post: ({ message, tone, links }) => {
      toastApi.post({
        title: message,
        status: statuses[tone],
        links,
        timeout: SHOWN_MS,
      });
    },
  }),
});
