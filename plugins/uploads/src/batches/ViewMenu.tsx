import { useState, type ReactNode } from 'react';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Divider from '@mui/material/Divider';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Radio from '@mui/material/Radio';
import TuneIcon from '@mui/icons-material/Tune';
import type { BatchColumn } from './batchColumns';
import {
  hideParam,
  type BatchListState,
  type BatchListView,
} from './batchListView';

/** Props of {@link ViewMenu}. */
export interface ViewMenuProps {
  columns: readonly BatchColumn[];
  view: BatchListView;
  onChange: (changes: BatchListState) => void;
}

const densities: ReadonlyArray<[BatchListView['density'], string]> = [
  ['compact', 'Compact rows'],
  ['standard', 'Standard rows'],
  ['comfortable', 'Comfortable rows'],
];

/** A mark repeats what its menu item says, so it is nothing to tab to or to read. */
const markOnly = {
  tabIndex: -1,
  disableRipple: true,
  inputProps: { 'aria-hidden': true, tabIndex: -1 },
  sx: { p: 0, mr: 1 },
} as const;

interface OptionProps {
  role: 'menuitemcheckbox' | 'menuitemradio';
  chosen: boolean;
  label: string;
  mark: ReactNode;
  onClick: () => void;
}

/** Chooses columns and the density of the rows; both are kept in the URL. */
export function ViewMenu({ columns, view, onChange }: ViewMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const toggle = (field: string) => {
    const hidden = view.hiddenColumns.includes(field)
      ? view.hiddenColumns.filter(other => other !== field)
      : [...view.hiddenColumns, field];
    onChange({ hide: hideParam(hidden) });
  };
  const option = ({ role, chosen, label, mark, onClick }: OptionProps) => (
    <MenuItem
      key={label}
      dense
      role={role}
      aria-checked={chosen}
      onClick={onClick}
    >
      {mark}
      <ListItemText>{label}</ListItemText>
    </MenuItem>
  );
  const hideable = columns.filter(c => c.definition.hideable !== false);
  return (
    <>
      <Button
        size="small"
        startIcon={<TuneIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={event => setAnchor(event.currentTarget)}
      >
        Columns and rows
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
      >
        {hideable.map(({ definition: { field, headerName } }) => {
          const chosen = !view.hiddenColumns.includes(field);
          return option({
            role: 'menuitemcheckbox',
            chosen,
            label: headerName ?? field,
            mark: <Checkbox size="small" checked={chosen} {...markOnly} />,
            onClick: () => toggle(field),
          });
        })}
        <Divider component="li" />
        {densities.map(([density, label]) => {
          const chosen = view.density === density;
          return option({
            role: 'menuitemradio',
            chosen,
            label,
            mark: <Radio size="small" checked={chosen} {...markOnly} />,
            onClick: () =>
              onChange({
                density: density === 'compact' ? undefined : density,
              }),
          });
        })}
      </Menu>
    </>
  );
}
