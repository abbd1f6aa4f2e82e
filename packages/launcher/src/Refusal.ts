/** Something the person at the terminal must know and mend: shown without a stack. */
export class Refusal extends Error {}
