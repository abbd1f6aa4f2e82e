import type { ProfileColumn } from '../profiles/Profile';

/** The column as a part of a row's money of which no more is known. */
export function unclassifiedPart(name: string): ProfileColumn {
  return {
    component: 'unclassified',
    names: [name],
    kind: 'money',
    sign: 'asGiven',
    own: false,
    keepSource: false,
  };
}
