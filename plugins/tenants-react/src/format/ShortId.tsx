import { useEffect, useState } from 'react';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import CheckIcon from '@mui/icons-material/Check';
import CopyIcon from '@mui/icons-material/ContentCopy';

/** Props of {@link ShortId}. */
export interface ShortIdProps {
  /** The whole id; what is copied. */
  id: string;
  /** What it identifies, for the button's name. Default: "id". */
  label?: string;
}

const SHORT_LENGTH = 8;
const COPIED_MS = 2000;

/**
 * The end of an id with a button that copies the whole. Ids made in one moment
 * share their beginning (UUID version 7 starts with the time), so the end tells
 * them apart.
 */
export function ShortId({ id, label = 'id' }: ShortIdProps) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    await navigator.clipboard.writeText(id);
    setCopied(true);
  };

  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      <Tooltip title={id}>
        <Box component="code" sx={{ fontFamily: 'monospace' }}>
          {id.length > SHORT_LENGTH ? `…${id.slice(-SHORT_LENGTH)}` : id}
        </Box>
      </Tooltip>
      <Tooltip title={copied ? 'Copied' : `Copy ${label}`}>
        <IconButton
          size="small"
          aria-label={copied ? `${label} copied` : `Copy ${label} ${id}`}
          onClick={copy}
          sx={{ ml: 0.5, p: 0.25 }}
        >
          {copied ? (
            <CheckIcon sx={{ fontSize: 14 }} />
          ) : (
            <CopyIcon sx={{ fontSize: 14 }} />
          )}
        </IconButton>
      </Tooltip>
    </Box>
  );
}
