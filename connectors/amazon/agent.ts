/**
 * The connections that calls go out on. The published client has no setting for another address, only one for the agent,
 * so a stand-in is reached by an agent that connects there, whatever host was asked for; the Host header tells it which.
 */
import { Agent } from "node:https";
import { connect } from "node:net";

/** @param sandboxUrl origin of a stand-in, http: it is on this machine; null connects to Amazon, encrypted and verified */
export function openAgent(sandboxUrl: string | null): Agent {
  const agent = new Agent({ keepAlive: true });
  if (sandboxUrl === null) return agent;
  const { hostname, port } = new URL(sandboxUrl);
  agent.createConnection = () => connect({ host: hostname, port: Number(port || 80) });
  return agent;
}
