/** Names and abbreviations by month, accents left out: en de fr es it nl pt. */
const NAMES = [
  'january jan januar janner jaenner janvier janv enero ene gennaio gen januari janeiro',
  'february feb februar feber fevrier fevr fev febrero febbraio febbr februari fevereiro',
  'march mar marz maerz mrz mars marzo maart mrt marco',
  'april apr avril avr abril abr aprile',
  'may mai mayo maggio mag mei maio',
  'june jun juni juin junio giugno giu junho',
  'july jul juli juillet juil julio luglio lug julho',
  'august aug aout agosto ago augustus',
  'september sep sept septembre septiembre setiembre settembre set sett setembro',
  'october oct oktober okt octobre octubre ottobre ott outubro out',
  'november nov novembre noviembre novembro',
  'december dec dezember dez decembre diciembre dic dicembre dezembro',
];
const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) =>
    names.split(' ').map(name => [name, index + 1] as const),
  ),
);

/**
 * The month (1–12) of a name or abbreviation in English, German, French,
 * Spanish, Italian, Dutch or Portuguese, letter case and accents aside.
 */
export function monthNamed(name: string): number | undefined {
  const lower = name.toLowerCase();
  return (
    MONTHS.get(lower) ??
    MONTHS.get(lower.normalize('NFD').replace(/\p{M}/gu, ''))
  );
}
