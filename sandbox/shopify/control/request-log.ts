/** What apps asked of this sandbox, newest last. */
export interface LoggedRequest {
  /** ISO 8601. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly shop: string;
  /** Operation name of a GraphQL document; null when it has none or the request is no GraphQL. */
  readonly operation: string | null;
  readonly rootFields: readonly string[];
  /** HTTP status; 0 when the connection was broken on purpose. */
  readonly status: number;
  readonly ms: number;
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  list(): readonly LoggedRequest[];
  clear(): void;
}

const kept = 5_000;

export function openRequestLog(): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    add(request) {
      requests.push(request);
      if (requests.length > kept) requests = requests.slice(-kept);
    },
    list: () => requests,
    clear: () => {
      requests = [];
    },
  };
}
