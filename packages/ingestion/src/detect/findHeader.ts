import { IngestionError } from '../IngestionError';
import type { Alternative, Decision, RankedDecision } from './Decision';
import { Header } from './Header';
import { type HeaderShape, headerShapes } from './headerShape';
import { MatchedHeader } from './MatchedHeader';
import type { ProfileFit, ProfileFits, ProfileSearch } from './ProfileSearch';
import type { HeadReading } from './readHead';
import { tooManyColumns } from './refuseHeader';

const SHOWN_ALTERNATIVES = 3;
// From this share of its columns on, a header is like that of a profile.
const NEAR = 0.5;

/** What the user decided about the header, where the file is not to. */
export interface HeaderChoices {
  /** Number of the header among the records that are not blank, from 0. */
  headerRecord?: number;
  profileId?: string;
}

/** Where the header of a file is, and what kind of file it belongs to. */
export interface HeaderFinding {
  /** Number among the records that are not blank, from 0. */
  record: RankedDecision<number>;
  /** Line on which it begins, from 1. */
  line: number;
  header: Header;
  /** Undefined where the header is of no known kind. */
  matched: MatchedHeader | undefined;
  /** Id of the profile; undefined likewise. */
  profile: RankedDecision<string> | undefined;
  /** Profiles that the header lacks something of, the nearest first. */
  nearest: readonly ProfileFit[];
}

/** What the search for the header needs. */
export interface HeaderOptions {
  search: ProfileSearch;
  /** Columns that a header may have. */
  maxColumns: number;
  choices?: HeaderChoices;
}

/**
 * Finds the header among the first 30 records: the one that has the columns of
 * a profile, else the one that looks most like a header.
 *
 * @throws IngestionError `FILE_EMPTY` where the head has blank lines only,
 *   `UNCLOSED_QUOTE` where a quote leaves no record, `TOO_MANY_COLUMNS`, `HEADER_NOT_RECOGNISED` where the record that the user
 *   chose does not exist
 */
export function findHeader(
  reading: HeadReading,
  { search, maxColumns, choices }: HeaderOptions,
): HeaderFinding {
  refuseMissingRecord(reading, choices?.headerRecord);
  const fits = chosenFits(search, reading, choices);
  const [best] = fits.matching;
  const shapes = headerShapes(reading);
  const decision = decideRecord({ reading, fits, shapes, choices });
  const record = decision.value;
  const cells = reading.records[record];
  const line = reading.starts[record];
  const { length: columns } = cells;
  if (columns > maxColumns)
    throw tooManyColumns({ line, columns, maxColumns, cut: reading.cut });
  const matched = best && new MatchedHeader(best.profile, cells);
  const alternatives = shapes
    .filter(shape => shape.record !== record && shape.score > 0)
    .slice(0, SHOWN_ALTERNATIVES)
    .map(shape => ({
      value: shape.record,
      confidence: shape.score / 2,
      evidence: looksLikeNames(reading, shape.record),
    }));
  return {
    record: { ...decision, alternatives },
    line,
    header: matched ?? new Header(cells),
    matched,
    profile: best && decideProfile(fits, columns, choices),
    nearest: fits.nearest,
  };
}

function refuseMissingRecord(
  { records, openStart }: HeadReading,
  chosen: number | undefined,
): void {
  if (records.length === 0 && openStart !== undefined) {
    throw new IngestionError(
      'UNCLOSED_QUOTE',
      `A quote that is opened on line ${openStart} is not closed where a header should be. Close it, or export the file again.`,
      openStart,
    );
  }
  if (records.length === 0) {
    throw new IngestionError(
      'FILE_EMPTY',
      'The file begins with nothing but blank lines. Export it again and check that it has a header and rows.',
    );
  }
  if (chosen !== undefined && records[chosen] === undefined) {
    throw new IngestionError(
      'HEADER_NOT_RECOGNISED',
      `Row ${chosen + 1} was chosen for the header, but there are only ${records.length} rows to choose from at the beginning of the file. Choose one of them.`,
    );
  }
}

/** Where the user says what kind of file it is, other kinds are not. */
function chosenFits(
  search: ProfileSearch,
  reading: HeadReading,
  choices: HeaderChoices | undefined,
): ProfileFits {
  const fits = search.search(reading, choices?.headerRecord);
  const id = choices?.profileId;
  if (id === undefined) return fits;
  const isChosen = ({ profile }: ProfileFit) => profile.id === id;
  return {
    matching: fits.matching.filter(isChosen),
    nearest: fits.nearest.filter(isChosen),
  };
}

function decideRecord({
  reading,
  fits,
  shapes,
  choices,
}: {
  reading: HeadReading;
  fits: ProfileFits;
  shapes: readonly HeaderShape[];
  choices: HeaderChoices | undefined;
}): Decision<number> {
  const chosen = choices?.headerRecord;
  if (chosen !== undefined)
    return {
      value: chosen,
      confidence: 1,
      evidence: 'Chosen by you.',
      by: 'user',
    };
  const [best] = fits.matching;
  if (best) {
    return {
      value: best.record,
      confidence: 0.99,
      evidence: `Line ${reading.starts[best.record]} has the columns of "${best.profile.title}".`,
      by: 'file',
    };
  }
  const [nearest] = fits.nearest;
  if (nearest && nearest.share >= NEAR) {
    return {
      value: nearest.record,
      confidence: nearest.share / 2,
      evidence: `Line ${reading.starts[nearest.record]} has some columns of "${nearest.profile.title}".`,
      by: 'file',
    };
  }
  const { record: value, score: confidence } = shapes[0];
  const evidence = looksLikeNames(reading, value);
  return { value, confidence, evidence, by: 'file' };
}

function looksLikeNames({ starts, widths }: HeadReading, record: number) {
  const below = widths.slice(record + 1);
  const alike = below.filter(width => width === widths[record]).length;
  return `Line ${starts[record]} has ${widths[record]} cells like names of columns, and ${alike} of ${below.length} rows below it have as many.`;
}

function decideProfile(
  { matching, nearest }: ProfileFits,
  columns: number,
  choices: HeaderChoices | undefined,
): RankedDecision<string> {
  const [best, ...others] = matching;
  if (best.exact) return ownKind(best, others);
  const knows = `"${best.profile.title}" knows ${best.known} of the ${columns} columns`;
  const tied = others.filter(other => other.known === best.known);
  const titles = tied.map(({ profile }) => `"${profile.title}"`).join(', ');
  const chosen = choices?.profileId !== undefined;
  const confidence =
    tied.length > 0 ? 0.5 : 0.7 + (0.29 * best.known) / columns;
  return {
    value: best.profile.id,
    confidence: chosen ? 1 : confidence,
    evidence:
      tied.length > 0 ? `${knows}, and so does ${titles}.` : `${knows}.`,
    by: chosen ? 'user' : 'file',
    alternatives: [
      ...others.map(otherProfile),
      ...nearest
        .filter(({ share }) => share >= NEAR)
        .slice(0, SHOWN_ALTERNATIVES)
        .map(nearProfile),
    ],
  };
}

/** The kind whose header this is, column by column. */
function ownKind(
  { profile }: ProfileFit,
  others: readonly ProfileFit[],
): RankedDecision<string> {
  return {
    value: profile.id,
    confidence: 1,
    evidence: `The columns are just those of "${profile.title}".`,
    by: 'file',
    alternatives: others.map(otherProfile),
  };
}

function otherProfile({ profile, known }: ProfileFit): Alternative<string> {
  const evidence = `"${profile.title}" knows ${known} of the columns.`;
  return { value: profile.id, confidence: 0.5, evidence };
}

function nearProfile(fit: ProfileFit): Alternative<string> {
  const { profile, missing, foreign, share } = fit;
  const evidence =
    missing.length > 0
      ? `"${profile.title}" also needs: ${missing.join(', ')}.`
      : `"${profile.title}" never has: ${foreign.join(', ')}.`;
  return { value: profile.id, confidence: share / 4, evidence };
}
