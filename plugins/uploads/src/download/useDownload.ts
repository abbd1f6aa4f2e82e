import { useCallback, useState } from 'react';
import { saveBlob } from '@tieout/plugin-tenants-react';

/** A download that needs the reader's sign-in, and so cannot be a plain link. */
export interface Download {
  start: (load: () => Promise<Blob>, fileName: string) => Promise<void>;
  running: boolean;
  /** Why the latest one failed. */
  error?: unknown;
}

/** Fetches a blob with the reader's sign-in and saves it. */
export function useDownload(): Download {
  const [state, setState] = useState<{ running: boolean; error?: unknown }>({
    running: false,
  });
  const start = useCallback(
    async (load: () => Promise<Blob>, fileName: string) => {
      setState({ running: true });
      try {
        saveBlob(await load(), fileName);
        setState({ running: false });
      } catch (error) {
        setState({ running: false, error });
      }
    },
    [],
  );
  return { ...state, start };
}
