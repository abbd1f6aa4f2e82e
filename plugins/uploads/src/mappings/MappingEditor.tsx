import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { Store } from '@tieout/plugin-tenants-common';
import type { RecordKind } from '@tieout/plugin-uploads-common';
import { Section } from '../batch/Section';
import { ChoiceField } from './ChoiceField';
import { ConventionChoices } from './ConventionChoices';
import { FieldChoices, type DefinitionPartProps } from './FieldChoices';
import { FileSample } from './FileSample';
import { NameChecks } from './NameChecks';
import { PreviewResult } from './PreviewResult';
import { SaveMapping, type SaveMappingProps } from './SaveMapping';
import { WordChoices } from './WordChoices';

const kinds: ReadonlyArray<readonly [RecordKind, string]> = [
  ['orders', 'lines of orders: what was sold'],
  ['transactions', 'money lines: sales, refunds, fees'],
  ['payouts', 'payouts: what was paid to you'],
];

function KindChoice(props: {
  kind: RecordKind;
  onKind: (kind: RecordKind) => void;
}) {
  const { kind, onKind } = props;
  return (
    <Box sx={{ maxWidth: 480, mt: 1.5 }}>
      <ChoiceField
        label="Each row is one of the"
        value={kind}
        options={kinds}
        helper="Another choice begins anew with what the names of the columns suggest"
        onChange={value => {
          const chosen = kinds.find(([one]) => one === value)?.[0];
          if (chosen) onKind(chosen);
        }}
      />
    </Box>
  );
}

function RowIdentity({ definition, preview, onChange }: DefinitionPartProps) {
  const filled = new Set(definition.fields.map(({ field }) => field));
  const options = preview.fields
    .filter(({ field, value }) => value === 'id' && filled.has(field))
    .map(({ field, label }) => ({ value: field, words: label }));
  return (
    <>
      <Typography variant="body2" color="text.secondary">
        By these a row is known again when it comes in another file. Where
        nothing is chosen, a row is the same where all of it is.
      </Typography>
      <NameChecks
        label="What tells rows apart"
        options={options}
        chosen={definition.identity}
        onChange={identity => onChange({ ...definition, identity })}
      />
    </>
  );
}

function PersonalColumns(props: DefinitionPartProps) {
  const { definition, preview, onChange } = props;
  const used = new Set(
    definition.fields.flatMap(({ column, minus }) => [column, minus]),
  );
  const free = preview.columns.filter(name => !used.has(name));
  if (free.length === 0) return null;
  return (
    <Section title="Columns about persons">
      <Typography variant="body2" color="text.secondary">
        Names, addresses and the like, which no reconciliation needs: what is
        chosen here is not stored.
      </Typography>
      <NameChecks
        label="Columns that are not stored"
        options={free.map(name => ({ value: name, words: name }))}
        chosen={definition.personal}
        onChange={personal => onChange({ ...definition, personal })}
      />
    </Section>
  );
}

/** Props of {@link MappingEditor}. */
export interface MappingEditorProps
  extends DefinitionPartProps, SaveMappingProps {
  /** The store whose file it is, where that is known. */
  store?: Store;
  onKind: (kind: RecordKind) => void;
}

/** The form in which the columns of a file are mapped, with what comes of it. */
export function MappingEditor(props: MappingEditorProps) {
  const { definition, preview, onKind } = props;
  return (
    <Stack spacing={3}>
      <Section title="The file">
        <FileSample columns={preview.columns} rows={preview.rows} />
      </Section>
      <Section title="What the rows are">
        <KindChoice kind={definition.kind} onKind={onKind} />
      </Section>
      <Section title="Columns">
        <FieldChoices {...props} />
      </Section>
      {preview.words.length > 0 && (
        <Section title="What the words mean">
          <WordChoices {...props} />
        </Section>
      )}
      <Section title="How values are written">
        <ConventionChoices {...props} />
      </Section>
      <Section title="What tells rows apart">
        <RowIdentity {...props} />
      </Section>
      <PersonalColumns {...props} />
      <Section title="What comes of it">
        <PreviewResult preview={preview} />
      </Section>
      <Section title="Save">
        <Box sx={{ mt: 1.5 }}>
          <SaveMapping {...props} />
        </Box>
      </Section>
    </Stack>
  );
}
