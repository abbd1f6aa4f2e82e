import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ChoiceField } from './ChoiceField';
import type { DefinitionPartProps } from './FieldChoices';

/** What the words of the status, or of the type, mean. */
export function WordChoices(props: DefinitionPartProps) {
  const { definition, preview, onChange } = props;
  const { words, meanings } = preview;
  const choose = (word: string, meaning: string) => {
    const { [word]: _, ...others } = definition.words;
    onChange({
      ...definition,
      words: meaning ? { ...others, [word]: meaning } : others,
    });
  };
  return (
    <>
      <Typography variant="body2" color="text.secondary">
        These words stand in the first rows. One that is left open is kept as it
        is, and counts as not known.
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          mt: 1.5,
          gridTemplateColumns:
            'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
        }}
      >
        {words.map(word => (
          <ChoiceField
            key={word}
            label={word}
            value={definition.words[word] ?? ''}
            options={[
              ['', 'left open'],
              ...meanings.map(
                meaning => [meaning, meaning.replaceAll('_', ' ')] as const,
              ),
            ]}
            onChange={meaning => choose(word, meaning)}
          />
        ))}
      </Box>
    </>
  );
}
