/** Says what is done and how long it took, one line each, on standard error. */
export const terminal = {
  /** Runs one step of the start and prints its time. */
  async step<T>(title: string, act: () => Promise<T>): Promise<T> {
    const started = performance.now();
    write(`• ${title} …`);
    const result = await act();
    write(`✓ ${title} (${seconds(performance.now() - started)})`);
    return result;
  },

  /** A line that is neither good nor bad. */
  say(line: string) {
    write(line);
  },

  /** Something works less well than it could. */
  warn(line: string) {
    write(`! ${line}`);
  },

  /** Something failed. */
  fail(line: string) {
    write(`✗ ${line}`);
  },
};

/** A duration in milliseconds as seconds for people. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function write(line: string) {
  process.stderr.write(`${line}\n`);
}
