declare module 'autocannon' {
  interface Request {
    method: string;
    path: string;
    headers: Record<string, string>;
    body?: string;
  }
  interface Options {
    url: string;
    connections: number;
    duration: number;
    requests: Request[];
    /** Called once for each connection, before it sends anything. */
    setupClient?: (client: { setRequests: (requests: Request[]) => void }) => void;
  }
  interface Result {
    duration: number;
    errors: number;
    timeouts: number;
    latency: { p50: number; p97_5: number; p99: number };
    '2xx': number;
    '3xx': number;
    '4xx': number;
    '5xx': number;
  }
  function autocannon(options: Options): Promise<Result>;
  export = autocannon;
}
