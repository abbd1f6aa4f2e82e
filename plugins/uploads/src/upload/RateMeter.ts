interface Sample {
  at: number;
  bytes: number;
}

const WINDOW_MS = 5_000;
const SHORTEST_MS = 250;

/** Measures bytes per second over the last five seconds. */
export class RateMeter {
  #samples: Sample[] = [];

  /**
   * Takes note of the bytes sent so far and says how fast they go; undefined
   * until a quarter of a second has been seen.
   */
  measure(bytes: number, at: number): number | undefined {
    this.#samples.push({ at, bytes });
    while (this.#samples.length > 2 && at - this.#samples[1].at > WINDOW_MS) {
      this.#samples.shift();
    }
    const first = this.#samples[0];
    const elapsed = at - first.at;
    return elapsed < SHORTEST_MS
      ? undefined
      : ((bytes - first.bytes) * 1000) / elapsed;
  }
}
