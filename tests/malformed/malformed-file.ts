/** One file of the malformed corpus. */

export interface MalformedFile {
  /** Says what it was and what was done to it. */
  readonly name: string;
  readonly bytes: Buffer;
}
