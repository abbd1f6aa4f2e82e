const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function pair(ms: number, unit: number, lower: number): [number, number] {
  const lowerUnits = Math.round(ms / lower);
  const ratio = unit / lower;
  return [Math.floor(lowerUnits / ratio), lowerUnits % ratio];
}

/**
 * A span of milliseconds in at most two units: `850 ms`, `4.2 s`, `42 s`,
 * `1 m 12 s`, `2 h 5 m`, `3 d 4 h`. Negative spans count as none.
 */
export function formatDuration(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  if (Math.round(ms) < SECOND) {
    return `${Math.round(ms)} ms`;
  }
  if (ms < 9.95 * SECOND) {
    return `${(ms / SECOND).toFixed(1)} s`;
  }
  if (ms < 59.5 * SECOND) {
    return `${Math.round(ms / SECOND)} s`;
  }
  if (ms < HOUR - SECOND / 2) {
    const [minutes, seconds] = pair(ms, MINUTE, SECOND);
    return `${minutes} m ${seconds} s`;
  }
  if (ms < DAY - MINUTE / 2) {
    const [hours, minutes] = pair(ms, HOUR, MINUTE);
    return `${hours} h ${minutes} m`;
  }
  const [days, hours] = pair(ms, DAY, HOUR);
  return `${days} d ${hours} h`;
}
