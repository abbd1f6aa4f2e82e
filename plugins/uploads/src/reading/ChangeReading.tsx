import { useId, useState, type FormEvent } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type {
  BatchReading,
  ReadingChoices,
  ReportKind,
} from '@tieout/plugin-uploads-common';
import { changedChoices, draftOf, type ChoiceDraft } from './changedChoices';
import {
  dateWords,
  delimiterWords,
  encodingWords,
  inWords,
  kindOfFileWords,
  numberWords,
  packingWords,
  type Words,
} from './readingWords';
import { useReportKinds } from './ReportKinds';

interface Field {
  name: keyof ChoiceDraft;
  label: string;
  words: Words;
  /** What was decided, where something was. */
  decided?: { value: unknown; by: string };
}

const quoteWords: Words = { yes: 'enclose cells', no: 'are ordinary text' };

function partField({ packing }: Partial<BatchReading['plan']>): Field[] {
  if (!packing || packing.kind === 'gzip' || packing.parts.length < 2)
    return [];
  const { kind, part, parts } = packing;
  return [
    {
      name: kind === 'zip' ? 'member' : 'sheet',
      label: packingWords[kind],
      words: Object.fromEntries(parts.map(name => [name, name])),
      decided: part,
    },
  ];
}

/** The kinds to choose from, and the one of the file: a mapping may be archived since. */
function kindWords(
  plan: BatchReading['plan'] | undefined,
  kinds: readonly ReportKind[],
): Words {
  const words = plan && kindOfFileWords(plan);
  return {
    ...Object.fromEntries(
      kinds.map(({ profileId, title, own }) => [
        profileId,
        own ? `“${title}”, your mapping` : title,
      ]),
    ),
    ...(plan?.profile && words && { [plan.profile.value]: words }),
  };
}

function fieldsOf(
  plan: BatchReading['plan'] | undefined,
  kinds: readonly ReportKind[],
): Field[] {
  return [
    ...partField(plan ?? {}),
    {
      name: 'profileId',
      label: 'Kind of file',
      words: kindWords(plan, kinds),
      decided: plan?.profile,
    },
    {
      name: 'encoding',
      label: 'Encoding',
      words: encodingWords,
      decided: plan?.encoding,
    },
    {
      name: 'delimiter',
      label: 'Cells are divided by',
      words: delimiterWords,
      decided: plan?.delimiter,
    },
    {
      name: 'quotes',
      label: 'Quotes',
      words: quoteWords,
      decided: plan && {
        ...plan.quotes,
        value: plan.quotes.value === true ? 'yes' : 'no',
      },
    },
    {
      name: 'numbers',
      label: 'Amounts',
      words: numberWords,
      decided: plan?.number,
    },
    { name: 'dates', label: 'Dates', words: dateWords, decided: plan?.date },
  ];
}

function openOption({ decided, words }: Field): string {
  return decided && decided.by !== 'user'
    ? `As found: ${inWords(words, String(decided.value))}`
    : 'As the file shows';
}

interface ChoiceFieldProps {
  field: Field;
  value: string;
  disabled: boolean;
  onChange: (value: string) => void;
}

function ChoiceField({ field, value, disabled, onChange }: ChoiceFieldProps) {
  const id = useId();
  const known = value === '' || Object.hasOwn(field.words, value);
  return (
    <TextField
      select
      id={id}
      size="small"
      label={field.label}
      value={value}
      disabled={disabled}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      onChange={event => onChange(event.target.value)}
    >
      <option value="">{openOption(field)}</option>
      {Object.entries(field.words).map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
      {!known && <option value={value}>{value}</option>}
    </TextField>
  );
}

interface HeaderFieldProps extends Omit<ChoiceFieldProps, 'field'> {
  plan?: BatchReading['plan'];
}

function HeaderField({ plan, value, disabled, onChange }: HeaderFieldProps) {
  const id = useId();
  return (
    <TextField
      id={id}
      type="number"
      size="small"
      label="Header row"
      value={value}
      disabled={disabled}
      placeholder={plan && `As found: ${plan.headerRecord.value + 1}`}
      helperText="From 1; blank rows are not counted"
      inputProps={{ min: 1, max: 30 }}
      InputLabelProps={{ shrink: true }}
      onChange={event => onChange(event.target.value)}
    />
  );
}

/** Props of {@link ChangeReading}. */
export interface ChangeReadingProps {
  /** Name of the file, for screen readers. */
  fileName: string;
  reading?: BatchReading;
  choices: ReadingChoices;
  /** The file is being looked at. */
  disabled: boolean;
  /** What the button says: a verb. */
  verb: string;
  /** The button can be pressed although nothing was changed. Default: false. */
  again?: boolean;
  onChoices: (choices: ReadingChoices) => void;
}

/** Lets a person decide how a file is read where the file decided otherwise. */
export function ChangeReading(props: ChangeReadingProps) {
  const { fileName, reading, choices, disabled, verb, again, onChoices } =
    props;
  const kinds = useReportKinds();
  const [changes, setChanges] = useState<ChoiceDraft>({});
  const before = draftOf(choices);
  const draft = { ...before, ...changes };
  const changed =
    Object.values(draft).join('\0') !== Object.values(before).join('\0');
  const change = (name: keyof ChoiceDraft) => (value: string) =>
    setChanges(current => ({ ...current, [name]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChoices(changedChoices(choices, changes));
  };
  return (
    <Box
      component="form"
      aria-label={`Change how ${fileName} is read`}
      onSubmit={submit}
      sx={{
        display: 'grid',
        gap: 2,
        mt: 2,
        alignItems: 'start',
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))',
      }}
    >
      {fieldsOf(reading?.plan, kinds).map(field => (
        <ChoiceField
          key={field.name}
          field={field}
          value={draft[field.name]}
          disabled={disabled}
          onChange={change(field.name)}
        />
      ))}
      <HeaderField
        plan={reading?.plan}
        value={draft.headerRow}
        disabled={disabled}
        onChange={change('headerRow')}
      />
      <Button
        type="submit"
        variant="outlined"
        disabled={disabled || !(changed || again)}
      >
        {verb}
      </Button>
    </Box>
  );
}
