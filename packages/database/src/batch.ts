import pg from 'pg';

export interface Statement {
  text: string;
  values: unknown[];
  /** Prepared once per connection under this name; absent: planned anew each time. */
  name?: string;
}

/** What pg's client asks of a query, and what its own query answers: the composite below passes it on. */
interface WireQuery {
  name?: string;
  text: string;
  callback: (error: Error | null, result?: { rows: unknown[] }) => void;
  prepare(connection: unknown): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: unknown): void;
  handleEmptyQuery(connection: unknown): void;
  handleError(error: Error, connection: unknown): void;
  handleReadyForQuery(connection: unknown): void;
}

interface WireConnection {
  stream: { cork(): void; uncork(): void; destroy(): void };
  sync(): void;
  submittedNamedStatements: Record<string, string>;
}

/**
 * Several statements in one message and one implicit transaction: PostgreSQL commits when it meets the one `Sync` at the
 * end, and skips to it after a failure. One system call on either side instead of one per statement, which on a short
 * query is most of what there is to save.
 */
export class Batch implements pg.Submittable {
  /** The rows of each statement. */
  readonly rows: Promise<unknown[][]>;
  readonly #queries: WireQuery[];
  #current = 0;

  constructor(statements: Statement[]) {
    const answers: Promise<unknown[]>[] = [];
    this.#queries = statements.map((statement) => {
      const query = new pg.Query(statement) as unknown as WireQuery;
      answers.push(new Promise((resolve, reject) => { query.callback = (error, result) => (error ? reject(error) : resolve(result!.rows)); }));
      return query;
    });
    this.rows = Promise.all(answers);
  }

  // The client keeps account of prepared statements by these two, whenever one of them has been parsed.
  get name(): string | undefined { return this.#queries[this.#current]?.name; }
  get text(): string | undefined { return this.#queries[this.#current]?.text; }

  submit = (connection: unknown): null => {
    const wire = connection as WireConnection;
    const withoutSync = Object.create(wire, {
      sync: { value: () => undefined },
      // Asked for where a value cannot be written to the wire: the answers would no longer fit the statements.
      close: { value: () => wire.stream.destroy() },
    }) as WireConnection;
    wire.stream.cork();
    for (const query of this.#queries) query.prepare(withoutSync);
    wire.sync();
    wire.stream.uncork();
    return null;
  };

  handleRowDescription(message: unknown): void { this.#queries[this.#current]!.handleRowDescription(message); }
  handleDataRow(message: unknown): void { this.#queries[this.#current]!.handleDataRow(message); }
  handleEmptyQuery(connection: unknown): void { this.#queries[this.#current++]!.handleEmptyQuery(connection); }
  handleCommandComplete(message: unknown, connection: unknown): void { this.#queries[this.#current++]!.handleCommandComplete(message, connection); }
  handleReadyForQuery(connection: unknown): void { for (const query of this.#queries) query.handleReadyForQuery(connection); }

  handleError(error: Error, connection: unknown): void {
    const { submittedNamedStatements } = connection as WireConnection;
    // What stood behind the failure was never parsed. The client has already crossed out the one that failed.
    for (const query of this.#queries.slice(this.#current + 1)) if (query.name) delete submittedNamedStatements[query.name];
    for (const query of this.#queries) query.handleError(error, connection);
  }
}
