/** Names and abbreviations by month, accents left out: en de fr es it nl pt pl sv tr. */
const NAMES = [
  'january jan januar janner jaenner janvier janv enero ene gennaio gen januari janeiro styczen stycznia sty ocak oca',
  'february feb februar feber fevrier fevr fev febrero febbraio febbr februari fevereiro luty lutego lut subat sub',
  'march mar marz maerz mrz mars marzo maart mrt marco marzec marca mart',
  'april apr avril avr abril abr aprile kwiecien kwietnia kwi nisan nis',
  'may mai mayo maggio mag mei maio maj maja mayıs',
  'june jun juni juin junio giugno giu junho czerwiec czerwca cze haziran haz',
  'july jul juli juillet juil julio luglio lug julho lipiec lipca lip temmuz tem',
  'august aug aout agosto ago augustus sierpien sierpnia sie augusti agustos agu',
  'september sep sept septembre septiembre setiembre settembre set sett setembro wrzesien wrzesnia wrz eylul eyl',
  'october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz ekim eki',
  'november nov novembre noviembre novembro listopad listopada lis kasım kas',
  'december dec dezember dez decembre diciembre dic dicembre dezembro grudzien grudnia gru aralık ara',
];
const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) =>
    names.split(' ').map(name => [name, index + 1] as const),
  ),
);

/**
 * The month (1–12) of a name or abbreviation in English, German, French,
 * Spanish, Italian, Dutch, Portuguese, Polish, Swedish or Turkish, letter case
 * and accents aside.
 */
export function monthNamed(name: string): number | undefined {
  const lower = name.toLowerCase();
  return (
    MONTHS.get(lower) ??
    MONTHS.get(lower.normalize('NFD').replace(/\p{M}/gu, ''))
  );
}
