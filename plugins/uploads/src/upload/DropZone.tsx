import { useRef, useState, type ChangeEvent, type DragEvent } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import UploadFileIcon from '@mui/icons-material/UploadFileOutlined';
import { formatBytes } from '@tieout/plugin-tenants-react';
import { droppedFiles, type Dropped } from './droppedFiles';

/** Props of {@link DropZone}. */
export interface DropZoneProps {
  /** Where the files go; without it none are taken. */
  storeName?: string;
  maxBytes?: number;
  onFiles: (files: File[]) => void;
}

/** Whether files are held over the place, and what to do when they are let go. */
function useDropTarget(disabled: boolean, onDropped: (drop: Dropped) => void) {
  const [over, setOver] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(!disabled);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      if (!disabled) onDropped(droppedFiles(event.dataTransfer));
    },
  };
  return { over, handlers };
}

/** A place to drop files on, with a button that does the same. */
export function DropZone({ storeName, maxBytes, onFiles }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [folders, setFolders] = useState(0);
  const disabled = storeName === undefined;
  const take = (dropped: Dropped) => {
    setFolders(dropped.folders);
    if (dropped.files.length > 0) onFiles(dropped.files);
  };
  const { over, handlers } = useDropTarget(disabled, take);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    take({ files: [...(event.target.files ?? [])], folders: 0 });
    // So that the same file, changed or not, can be chosen again.
    event.target.value = '';
  };

  return (
    <Box
      data-testid="drop-zone"
      {...handlers}
      sx={{
        border: '2px dashed',
        borderColor: over ? 'primary.main' : 'divider',
        backgroundColor: over ? 'action.hover' : 'transparent',
        borderRadius: 1,
        p: 4,
        textAlign: 'center',
      }}
    >
      <UploadFileIcon color="action" sx={{ fontSize: 40 }} aria-hidden />
      <Typography sx={{ mb: 1 }}>
        {disabled
          ? 'Choose a store first; the files will belong to it.'
          : `Drop exports for ${storeName} here, or`}
      </Typography>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to upload"
        onChange={choose}
      />
      <Button
        variant="contained"
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        Choose files
      </Button>
      <Typography
        variant="body2"
        color="text.secondary"
        sx={{ mt: 1, mx: 'auto', maxWidth: 640 }}
      >
        Orders, settlements, transactions and payouts as the marketplace
        exported them: CSV or tab-separated text, also packed (.gz, .zip), or an
        Excel workbook (.xlsx)
        {maxBytes !== undefined && `, up to ${formatBytes(maxBytes)} a file`}
      </Typography>
      {folders > 0 && (
        <Typography role="status" variant="body2" color="error">
          Folders are not taken. Open the folder and drop the files in it.
        </Typography>
      )}
    </Box>
  );
}
