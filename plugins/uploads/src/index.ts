/**
 * The uploads plugin for hosts on `@backstage/core-plugin-api`; for those on
 * the new frontend system see the entry point `/alpha`.
 *
 * @packageDocumentation
 */
export * from './uploadsPlugin';
export * from './routes';
export * from './api/uploadsApiRef';
export * from './notices/noticeApi';
export * from './upload/uploadQueueApi';
export * from './watch/batchWatcherApi';
