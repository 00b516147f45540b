/** The app's public pictures over HTTP, for a marketplace's stand-in that fetches them by itself. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openPublicPicture } from "#services/publications/public-pictures.ts";

export interface PictureServer {
  readonly url: string;
  close(): void;
}

export async function startPictureServer(): Promise<PictureServer> {
  const server = createServer((request, response) => {
    const sha256 = /^\/pictures\/([0-9a-f]{64})/.exec(request.url ?? "")?.[1] ?? "";
    void openPublicPicture(sha256).then((file) => {
      if (file === null) response.writeHead(404).end();
      else file.stream.pipe(response.writeHead(200, { "content-type": file.mimeType }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
  };
}
