import { createServer, type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { freePorts, portCount, portsFrom } from "./ports.ts";

test("refuses a pair of ports one of which is taken, and says what to do", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const sentence = `port ${port} is in use by another program`;
  await expect(portsFrom(port)).rejects.toThrow(`${sentence}. Stop that program, or start with other ports`);
  await expect(portsFrom(port - 1)).rejects.toThrow(/is in use by another program.*\.\/demo --port/);
  await new Promise((resolve) => other.close(resolve));
});

test("gives the port asked for and those after it", async () => {
  const { sandbox } = await freePorts();
  const { web, marketplaces } = await portsFrom(sandbox);
  expect([web, ...Object.values(marketplaces)]).toEqual(
    Array.from({ length: portCount - 1 }, (_, index) => sandbox + 1 + index),
  );
});
