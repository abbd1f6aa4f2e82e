import { readFileSync } from 'node:fs';

/** The last lines of a log file, for the message of the error that it explains. */
export function endOfLog(logFile: string, lines = 15): string {
  const text = readFileSync(logFile, 'utf8').trimEnd();
  return text.split('\n').slice(-lines).join('\n');
}
