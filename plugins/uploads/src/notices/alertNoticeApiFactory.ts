import { alertApiRef, createApiFactory } from '@backstage/core-plugin-api';
import { noticeApiRef, type Notice } from './noticeApi';

const severities = {
  good: 'success',
  attention: 'warning',
  bad: 'error',
} as const satisfies Record<Notice['tone'], string>;

/** Notices as alerts, which have no links: for hosts on `@backstage/core-plugin-api`. */
export const alertNoticeApiFactory = createApiFactory({
  api: noticeApiRef,
  deps: { alertApi: alertApiRef },
  factory: ({ alertApi }) => ({
    post: ({ message, tone }) =>
      alertApi.post({
        message,
        severity: severities[tone],
        display: 'transient',
      }),
  }),
});
