/**
 * Finds a character in a text again and again, further on each time, and looks
 * at no part of the text twice.
 */
export class CharacterFinder {
  private text = '';
  private at = 0;

  constructor(private readonly character: string) {}

  /** Begins a text. */
  begin(text: string): void {
    this.text = text;
    this.at = -1;
  }

  /**
   * Where the character is next, or the text's length where it is no more.
   *
   * @param from - the first place to look at, never less than the last time
   */
  next(from: number): number {
    if (this.at < from) {
      const found = this.text.indexOf(this.character, from);
      this.at = found < 0 ? this.text.length : found;
    }
    return this.at;
  }
}
