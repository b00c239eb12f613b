import type { Row } from '@clickhouse/client';
import { Unreadable } from '../import/unreadable.ts';
import { formatProblem } from '../problem.ts';

/** The rows cannot be had whole, or not all as they were at one time: nothing is known of the dataset, good or bad. */
export class ClusterFailure extends Unreadable {}

/** A cell of an answer: numbers of 64 bits come as text, a missing value as null. */
export type Cell = string | number | null | readonly Cell[];
export type AnswerRow = Readonly<Record<string, Cell>>;

/** What answers queries about the tables of a dataset. */
export interface Cluster {
  /**
   * The rows of an answer, in batches.
   *
   * @throws ClusterFailure where the answer does not come whole
   */
  ask(table: string, query: string): AsyncGenerator<readonly AnswerRow[]>;
}

/** Longer than any query may take, ms: a server that is gone is noticed by its connection. */
const TIMEOUT_MS = 24 * 3600 * 1000;

const LONGEST_ECHO = 400;

/**
 * Whole answers or none: the server keeps an answer back until it is complete, so that an error in its middle cannot pass for
 * its end. Numbers of 64 bits are text, and what is no number is named. All of these, version 18.16 has.
 */
const SETTINGS = {
  wait_end_of_query: 1,
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 1,
} as const;

/**
 * Lends a connection to the cluster that the environment names: `CLICKHOUSE_URL`, and where they are needed `CLICKHOUSE_USER`,
 * `CLICKHOUSE_PASSWORD` and `CLICKHOUSE_DATABASE`. `dataset` is the name to report.
 *
 * @throws ClusterFailure where the environment names none
 */
export async function withCluster<Result>(
  dataset: string,
  use: (cluster: Cluster) => Promise<Result>,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Result> {
  const url = environment.CLICKHOUSE_URL;
  const fail = (table: string, message: string, expected: string, value?: string): never => {
    throw new ClusterFailure(
      formatProblem({ file: `${dataset}/${table}`, line: 0, column: 0, message, value, expected }),
    );
  };
  const isAddress = url !== undefined && /^https?:$/.test(URL.parse(url)?.protocol ?? '');
  if (!isAddress) {
    const message = 'the rows are in ClickHouse, and the environment does not say where';
    return fail('datapackage.json', message, 'CLICKHOUSE_URL, such as http://127.0.0.1:8123');
  }
  const { ClickHouseLogLevel, createClient } = await import('@clickhouse/client').catch(() =>
    fail('datapackage.json', 'reading ClickHouse needs its client', 'npm install @clickhouse/client'),
  );
  const client = createClient({
    url,
    ...(environment.CLICKHOUSE_USER && { username: environment.CLICKHOUSE_USER }),
    ...(environment.CLICKHOUSE_PASSWORD && { password: environment.CLICKHOUSE_PASSWORD }),
    ...(environment.CLICKHOUSE_DATABASE && { database: environment.CLICKHOUSE_DATABASE }),
    request_timeout: TIMEOUT_MS,
    // A dozen queries: no connection is kept that the server may be just about to close.
    keep_alive: { enabled: false },
    // What is wrong is thrown, and told once.
    log: { level: ClickHouseLogLevel.OFF },
  });
  const { host } = new URL(url);
  const refuse = (table: string, error: unknown): never =>
    fail(table, 'the query failed', `an answer from the cluster at ${host}`, reason(error));
  try {
    return await use({
      async *ask(table, query) {
        const answer = await client
          .query({ query, format: 'JSONEachRow', clickhouse_settings: SETTINGS })
          .catch((error: unknown) => refuse(table, error));
        const batches = answer.stream<AnswerRow>()[Symbol.asyncIterator]();
        for (;;) {
          const next = await batches.next().catch((error: unknown) => refuse(table, error));
          if (next.done === true) return;
          yield (next.value as readonly Row<AnswerRow, 'JSONEachRow'>[]).map((row) => row.json());
        }
      },
    });
  } finally {
    await client.close();
  }
}

/** All rows of an answer: for those that are few. */
export async function answerOf(
  cluster: Cluster,
  table: string,
  query: string,
): Promise<readonly AnswerRow[]> {
  const rows: AnswerRow[] = [];
  for await (const batch of cluster.ask(table, query)) rows.push(...batch);
  return rows;
}

/** What was thrown, in a line: several addresses that refuse have one error each, and together no message. */
function reason(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const text = (first instanceof Error ? first.message : String(first)).replace(/\s+/g, ' ').trim();
  return text.length > LONGEST_ECHO ? `${text.slice(0, LONGEST_ECHO)}…` : text;
}
