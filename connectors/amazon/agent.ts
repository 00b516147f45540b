/**
 * The connections that calls go out on. The published client has no setting for another address, only one for the agent,
 * so a stand-in is reached by an agent that connects there, whatever host was asked for; the Host header tells it which.
 */
import { Agent } from "node:https";
import { connect } from "node:net";

/** @param sandboxUrl http(s) origin of a stand-in; null connects to Amazon, encrypted and verified */
export function openAgent(sandboxUrl: string | null): Agent {
  const agent = new Agent({ keepAlive: true });
  if (sandboxUrl === null) return agent;
  const { protocol, hostname, port } = new URL(sandboxUrl);
  const open = agent.createConnection.bind(agent);
  agent.createConnection = (options, onOpen) =>
    protocol === "http:"
      ? connect({ host: hostname, port: Number(port || 80) })
      : open({ ...options, host: hostname, port: Number(port || 443), servername: hostname }, onOpen);
  return agent;
}
