/**
 * Takes the zero bytes out of a rendered page. react-dom 18.3 sends its buffer whole when a letter of several bytes does not
 * fit any more, so that up to three zero bytes land in the middle of a text and browsers draw �
 * (`writeStringChunk` in react-dom-server.node: `writeToDestination(destination, currentView)`). HTML never holds a zero byte.
 */
import { Transform } from "node:stream";

export function dropPadding(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk);
    },
  });
}
