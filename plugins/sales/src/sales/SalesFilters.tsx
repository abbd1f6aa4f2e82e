import Box from '@mui/material/Box';
import { formatMarketplace } from '@tieout/plugin-tenants-react';
import type { Sales } from '@tieout/plugin-sales-common';
import { ChoiceField } from './ChoiceField';
import { DayField } from './DayField';
import type { SalesFilter } from './useSalesFilter';

/** Props of {@link SalesFilters}. */
export interface SalesFiltersProps {
  sales: Sales;
  filter: SalesFilter;
  onChange: (changes: SalesFilter) => void;
}

const self = (value: string) => ({ value, name: value });

/** Days, store, marketplace and currency of the sales that are shown. */
export function SalesFilters({ sales, filter, onChange }: SalesFiltersProps) {
  return (
    <Box
      role="search"
      aria-label="Filter sales"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}
    >
      <DayField
        label="From day"
        value={filter.from ?? sales.from ?? ''}
        onChange={from => onChange({ from })}
      />
      <DayField
        label="To day"
        value={filter.to ?? sales.to ?? ''}
        onChange={to => onChange({ to })}
      />
      <ChoiceField
        label="Store"
        all="All stores"
        value={filter.storeId}
        choices={sales.stores.map(({ storeId, name }) => ({
          value: storeId,
          name,
        }))}
        onChange={storeId => onChange({ storeId })}
      />
      <ChoiceField
        label="Marketplace"
        all="All marketplaces"
        value={filter.marketplace}
        choices={sales.marketplaces.map(value => ({
          value,
          name: formatMarketplace(value),
        }))}
        onChange={marketplace => onChange({ marketplace })}
      />
      <ChoiceField
        label="Currency"
        all="All currencies"
        value={filter.currency}
        choices={sales.currencies.map(self)}
        onChange={currency => onChange({ currency })}
      />
    </Box>
  );
}
