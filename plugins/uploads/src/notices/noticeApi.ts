import { createApiRef } from '@backstage/core-plugin-api';

/** Something that came to its end, told on whichever page the reader is. */
export interface Notice {
  message: string;
  tone: 'good' | 'attention' | 'bad';
  /** Where to go from here; a host may be unable to show them. */
  links?: { label: string; href: string }[];
}

/** Tells the reader of the app, on any page. */
export interface NoticeApi {
  post(notice: Notice): void;
}

/** Reference of the notices; this plugin provides them, as each kind of host can. */
export const noticeApiRef = createApiRef<NoticeApi>({
  id: 'plugin.uploads.notices',
});
