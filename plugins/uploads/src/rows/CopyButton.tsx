import { useEffect, useState } from 'react';
import Button from '@mui/material/Button';
import CheckIcon from '@mui/icons-material/Check';
import CopyIcon from '@mui/icons-material/ContentCopy';

const SHOWN_MS = 2_000;

/** Copies a text as it is, and says whether that was possible. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();

  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };

  const words = {
    copied: 'Copied',
    refused: 'The browser refuses to copy',
  };
  return (
    <Button
      size="small"
      startIcon={outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
      aria-live="polite"
      onClick={copy}
    >
      {outcome ? words[outcome] : `Copy ${what}`}
    </Button>
  );
}
