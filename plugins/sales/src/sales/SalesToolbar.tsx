import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import ViewColumnIcon from '@mui/icons-material/ViewColumnOutlined';
import {
  ColumnsPanelTrigger,
  Toolbar,
  type GridDensity,
} from '@mui/x-data-grid';
import { DensityChoice } from './DensityChoice';

declare module '@mui/x-data-grid' {
  interface ToolbarPropsOverrides {
    /** How close the rows of the sales table stand. */
    density?: GridDensity;
    onDensity?: (density: GridDensity) => void;
    /** Saves what the sales table shows. */
    onExport?: () => void;
  }
}

/** Props of {@link SalesToolbar}. */
export interface SalesToolbarProps {
  density?: GridDensity;
  onDensity?: (density: GridDensity) => void;
  onExport?: () => void;
}

/** Above the sales table: which columns, how dense, and the export. */
export function SalesToolbar(props: SalesToolbarProps) {
  const { density = 'compact', onDensity = () => {}, onExport } = props;
  return (
    <Toolbar>
      <ColumnsPanelTrigger
        render={
          <Button size="small" startIcon={<ViewColumnIcon />}>
            Columns
          </Button>
        }
      />
      <Button size="small" startIcon={<DownloadIcon />} onClick={onExport}>
        Export as CSV
      </Button>
      <Box sx={{ flex: 1 }} />
      <DensityChoice value={density} onChange={onDensity} />
    </Toolbar>
  );
}
