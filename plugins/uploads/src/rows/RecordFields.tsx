import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Section } from '../batch/Section';
import { CopyButton } from './CopyButton';
import { recordFields, type RecordField } from './recordFields';
import { VisibleText } from './VisibleText';

function Fields({ fields }: { fields: readonly RecordField[] }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        columnGap: 2,
        gridTemplateColumns: 'minmax(80px, max-content) minmax(0, 1fr)',
        fontVariantNumeric: 'tabular-nums',
        '& > *': { py: 0.5, borderBottom: 1, borderColor: 'divider' },
        '& dt, & dd': { m: 0, overflowWrap: 'anywhere' },
        '& dt': { maxWidth: '24ch', color: 'text.secondary' },
        '& dd': { whiteSpace: 'pre-wrap' },
      }}
    >
      {fields.map(({ name, values }) => [
        <dt key={`${name} name`}>
          <VisibleText text={name} />
        </dt>,
        <dd key={`${name} value`}>
          {values.map((value, index) => (
            <div key={index}>
              <VisibleText text={value} />
            </div>
          ))}
        </dd>,
      ])}
    </Box>
  );
}

/** The record of a row: its canonical fields, and what else the file says of it. */
export function RecordFields(props: {
  record: Record<string, unknown>;
  /** Columns of the file that are not kept. Default: none. */
  personal?: readonly string[];
}) {
  const { record, personal = [] } = props;
  const { canonical, other } = recordFields(record);
  return (
    <Section
      title="Record"
      actions={
        <CopyButton text={JSON.stringify(record, null, 2)} what="as JSON" />
      }
    >
      <Fields fields={canonical} />
      {other.length > 0 && (
        <>
          <Typography variant="subtitle2" component="h3" sx={{ mt: 2 }}>
            Other columns of the file
          </Typography>
          <Fields fields={other} />
        </>
      )}
      {personal.length > 0 && (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 2 }}>
          Not kept, for it is personal: {personal.join(', ')}. The original has
          it.
        </Typography>
      )}
    </Section>
  );
}
