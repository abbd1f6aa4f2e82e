import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type {
  MappableField,
  MappedField,
  MappingDefinition,
  MappingPreview,
} from '@tieout/plugin-uploads-common';
import { ChoiceField } from './ChoiceField';
import { withAmount, withColumn } from './mappedFields';

/** What the parts of the form get: what is defined so far, and how it changes. */
export interface DefinitionPartProps {
  definition: MappingDefinition;
  preview: MappingPreview;
  onChange: (definition: MappingDefinition) => void;
}

const signs: ReadonlyArray<
  readonly [NonNullable<MappedField['sign']>, string]
> = [
  ['asGiven', 'as it is in the file'],
  ['negative', 'always against you, whatever its sign'],
  ['inverted', 'with the other sign'],
];

interface FieldChoiceProps extends DefinitionPartProps {
  target: MappableField;
}

function AmountChoices(props: FieldChoiceProps & { mapped: MappedField }) {
  const { target, mapped, definition, preview, onChange } = props;
  const change = (amount: Pick<MappedField, 'sign' | 'minus'>) =>
    onChange(withAmount(definition, target.field, amount));
  return (
    <>
      <ChoiceField
        label={`Sign of ${target.label}`}
        value={mapped.sign ?? 'asGiven'}
        options={signs}
        onChange={value =>
          change({ sign: signs.find(([sign]) => sign === value)?.[0] })
        }
      />
      <ChoiceField
        label={`${target.label}, less the column`}
        value={mapped.minus ?? ''}
        options={[
          ['', 'none'],
          ...preview.columns.map(name => [name, name] as const),
        ]}
        helper="Such as debit, where this one is credit"
        onChange={minus => change({ minus: minus || undefined })}
      />
    </>
  );
}

function exampleOf({ columns, rows }: MappingPreview, column: string): string {
  const index = columns.indexOf(column);
  const example = rows.map(cells => cells[index] ?? '').find(cell => cell);
  return example ? ` For instance: ${example.slice(0, 60)}` : '';
}

function FieldChoice(props: FieldChoiceProps) {
  const { target, definition, preview, onChange } = props;
  const { field, label, meaning, required, value } = target;
  const mapped = definition.fields.find(one => one.field === field);
  const problem = preview.problems.find(one => one.field === field);
  const said = problem && mapped ? problem.message : meaning;
  return (
    <Stack spacing={1.5}>
      <ChoiceField
        label={label}
        required={required}
        value={mapped?.column ?? ''}
        options={[
          ['', required ? 'choose a column' : 'no column'],
          ...preview.columns.map(name => [name, name] as const),
        ]}
        error={problem !== undefined}
        helper={`${said}${mapped ? exampleOf(preview, mapped.column) : ''}`}
        onChange={column => onChange(withColumn(definition, field, column))}
      />
      {mapped && value === 'money' && (
        <AmountChoices {...props} mapped={mapped} />
      )}
    </Stack>
  );
}

/** Which column fills which field; what must be filled stands first. */
export function FieldChoices(props: DefinitionPartProps) {
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
      {props.preview.fields.map(target => (
        <FieldChoice key={target.field} {...props} target={target} />
      ))}
    </Box>
  );
}
