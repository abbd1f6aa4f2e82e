import type { FileSample } from './previewFile';
import type { MappingDefinition } from './MappingDefinition';
import { wordColumn } from './mappingProfile';

const MOST_WORDS = 50;
const LONGEST_WORD = 100;

/**
 * The words in the column of the status, or of the type, of the first rows of
 * a file; none where there are so many that they are no words.
 */
export function wordsToExplain(
  { columns, rows }: FileSample,
  definition: MappingDefinition,
): string[] {
  const index = columns.indexOf(wordColumn(definition.fields) ?? '');
  if (index < 0) return [];
  const words = new Set(rows.map(cells => (cells[index] ?? '').trim()));
  words.delete('');
  const found = [...words].filter(word => word.length <= LONGEST_WORD);
  return found.length > MOST_WORDS ? [] : found.sort();
}
