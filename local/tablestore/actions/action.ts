import type { Consumed } from '../capacity';
import type { MessageCodec, WriteRowResponse } from '../messages';
import { encodeRows, plainRow } from '../plain-buffer-writer';
import type { RowResult, TableEngine } from '../table-engine';

/** An operation of the API, as the server runs it. */
export interface Action {
  /** Whether it has to run inside a transaction of the store. */
  writes: boolean;
  /** Decodes the body of a request, or refuses it. */
  open(body: Buffer): OpenedCall;
}

/** A decoded request. */
export interface OpenedCall {
  /** For the log: what the call is about, without values of cells. */
  detail: CallDetail;
  /** Does the work and returns the body of the answer. */
  run(engine: TableEngine): Buffer;
}

export interface CallDetail {
  table?: string;
  rows?: number;
  /** What a batch does to the rows of its tables: `PutRow rooms`, each once. */
  rowOperations?: string[];
}

/** Builds an action from its messages and its work. */
export function action<Request, Response>(spec: {
  writes: boolean;
  request: MessageCodec<Request>;
  response: MessageCodec<Response>;
  detail(request: Request): CallDetail;
  run(engine: TableEngine, request: Request): Response;
}): Action {
  return {
    writes: spec.writes,
    open(body) {
      const request = spec.request.decode(body);
      return {
        detail: spec.detail(request),
        run: (engine) => spec.response.encode(spec.run(engine, request)),
      };
    },
  };
}

/** The message that tells what an operation used up. */
export function consumedMessage({ read, write }: Consumed) {
  return { capacityUnit: { read, write } };
}

/** The answer to a write of one row. */
export function rowResponse({ row, consumed }: RowResult): WriteRowResponse {
  return {
    consumed: consumedMessage(consumed),
    ...(row && { row: encodeRows([plainRow(row)]) }),
  };
}
