import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Store } from '@tieout/plugin-tenants-common';
import { formatMarketplace } from '@tieout/plugin-tenants-react';

/** Props of {@link StorePicker}. */
export interface StorePickerProps {
  stores: readonly Store[];
  chosen?: Store;
  onChoose: (store: Store) => void;
}

/** Chooses the store that files belong to. */
export function StorePicker({ stores, chosen, onChoose }: StorePickerProps) {
  return (
    <TextField
      select
      id="upload-store"
      label="Store"
      size="small"
      value={chosen?.storeId ?? ''}
      onChange={event => {
        const store = stores.find(
          candidate => candidate.storeId === event.target.value,
        );
        if (store) onChoose(store);
      }}
      helperText={
        chosen
          ? `${formatMarketplace(chosen.marketplace)}, ${chosen.currency}, days in ${chosen.timeZone}`
          : 'The store that the files are of'
      }
      sx={{ width: 360, maxWidth: '100%' }}
    >
      {stores.map(store => (
        <MenuItem key={store.storeId} value={store.storeId}>
          {store.name}
        </MenuItem>
      ))}
    </TextField>
  );
}
