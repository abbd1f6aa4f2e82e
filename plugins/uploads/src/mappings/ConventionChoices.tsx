import Box from '@mui/material/Box';
import type { Store } from '@tieout/plugin-tenants-common';
import { dateWords, numberWords } from '../reading/readingWords';
import { ChoiceField } from './ChoiceField';
import type { DefinitionPartProps } from './FieldChoices';

const numbers = ['point', 'comma'] as const;
const dates = ['dmy', 'mdy', 'ymd'] as const;

function zonesFor(chosen = 'UTC'): string[] {
  return [...new Set(['UTC', chosen])];
}

/** How amounts and dates are written, and by which clock. */
export function ConventionChoices(
  props: DefinitionPartProps & { store?: Store },
) {
  const { definition, preview, store, onChange } = props;
  const { questions } = preview.reading.plan;
  const help = (about: 'numbers' | 'dates') =>
    questions.some(one => one.about === about) &&
    definition[about] === undefined
      ? 'The first rows leave it open: choose, or be asked for each such file.'
      : 'Left to the file, it is found in the values.';
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        mt: 1.5,
        alignItems: 'start',
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 280px), 1fr))',
      }}
    >
      <ChoiceField
        label="Amounts"
        value={definition.numbers ?? ''}
        options={[['', 'as the file shows'], ...Object.entries(numberWords)]}
        helper={help('numbers')}
        onChange={value =>
          onChange({
            ...definition,
            numbers: numbers.find(one => one === value),
          })
        }
      />
      <ChoiceField
        label="Dates"
        value={definition.dates ?? ''}
        options={[['', 'as the file shows'], ...Object.entries(dateWords)]}
        helper={help('dates')}
        onChange={value =>
          onChange({ ...definition, dates: dates.find(one => one === value) })
        }
      />
      <ChoiceField
        label="Times without a zone"
        value={definition.timeZone ?? ''}
        options={[
          ['', store ? `the store's, ${store.timeZone}` : "the store's"],
          ...zonesFor(definition.timeZone).map(zone => [zone, zone] as const),
        ]}
        onChange={value =>
          onChange({ ...definition, timeZone: value || undefined })
        }
      />
    </Box>
  );
}
