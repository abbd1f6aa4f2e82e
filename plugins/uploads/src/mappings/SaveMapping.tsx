import { useState, type FormEvent } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useApi } from '@backstage/core-plugin-api';
import { ErrorNotice } from '@tieout/plugin-tenants-react';
import type { Mapping } from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import type { DefinitionPartProps } from './FieldChoices';
import { useMappedFile, type MappedFile } from './useMappedFile';

/** Characters that a name may have. */
const LONGEST_NAME = 100;

/** Props of {@link SaveMapping}. */
export interface SaveMappingProps extends Omit<
  DefinitionPartProps,
  'onChange'
> {
  file: MappedFile;
  /** The preview is of this definition, and nothing is on its way. */
  settled: boolean;
}

/** Saves the mapping under a name, as a new version where there is one, and has the file read by it. */
function useSaving({ file, definition, preview }: SaveMappingProps) {
  const api = useApi(uploadsApiRef);
  const onSaved = useMappedFile(file);
  const { mapping, reading } = preview;
  const [written, setName] = useState<string>();
  const [saved, setSaved] = useState<Mapping>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const name = written ?? mapping?.name ?? '';

  const save = async () => {
    const { tenantId } = file;
    if (!mapping) {
      const { header } = reading.plan;
      return await api.createMapping(tenantId, { name, header, definition });
    }
    const { mappingId, version: basedOn } = mapping;
    const key = { tenantId, mappingId };
    return await api.updateMapping(key, { basedOn, name, definition });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || busy) return;
    setBusy(true);
    setError(undefined);
    try {
      // What was saved before the file could be read is not saved once more.
      const result = saved ?? (await save());
      setSaved(result);
      await onSaved(result);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return { name, setName, busy, error, saved, submit };
}

/** The end of the form: a name, and the one button. */
export function SaveMapping(props: SaveMappingProps) {
  const { preview, settled } = props;
  const { name, setName, busy, error, saved, submit } = useSaving(props);
  const { mapping, problems } = preview;
  const ready = settled && problems.length === 0 && name.trim() !== '';
  return (
    <Stack component="form" spacing={2} onSubmit={submit}>
      <TextField
        required
        size="small"
        label="Name of the mapping"
        helperText="Such as the program that makes these files"
        value={name}
        disabled={saved !== undefined}
        onChange={event => setName(event.target.value)}
        inputProps={{ maxLength: LONGEST_NAME }}
        sx={{ maxWidth: 480 }}
      />
      {error !== undefined && (
        <ErrorNotice
          title={
            saved
              ? 'The mapping is saved, but the file could not be read by it'
              : 'The mapping could not be saved'
          }
          error={error}
        />
      )}
      <div>
        <Button type="submit" variant="contained" disabled={!ready || busy}>
          {mapping
            ? `Save as version ${mapping.version + 1} and read the file`
            : 'Save and read the file'}
        </Button>
      </div>
    </Stack>
  );
}
