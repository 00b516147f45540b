/** Makes the address under which a browser may load one stored file. */
import { writeFileToken } from "./file-address.ts";

const hourMs = 3_600_000;

/**
 * `/files/<token>`, valid for one to two hours: the end is rounded to whole hours, so that the address of a file
 * stays the same for an hour and browsers can cache it.
 */
export function signFileUrl(shopId: string, key: string, now = Date.now()): string {
  const expires = (Math.floor(now / hourMs) + 2) * hourMs;
  return `/files/${writeFileToken({ shopId, key, expires })}`;
}
