/** Something the person at the terminal can mend; shown as one sentence, without a stack. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
