/**
 * The part of the official client (npm `tablestore`, which ships no types) that this project uses.
 * The client assigns undeclared variables, which strict mode forbids; so bundles are built with
 * `--tsconfig-raw={}`, which keeps esbuild from making them strict.
 */
declare module 'tablestore' {
  import type { Agent } from 'node:http';

  namespace TableStore {
    class Long {
      static fromNumber(value: number): Long;
      toNumber(): number;
    }
    type Cell = Record<string, unknown>;
    interface Column {
      columnName: string;
      columnValue: unknown;
    }
    interface KeyColumn {
      name: string;
      value: unknown;
    }
    interface RowData {
      primaryKey?: KeyColumn[] | null;
      attributes?: Column[] | null;
    }
    interface Answer {
      row?: RowData;
      rows?: RowData[];
      nextStartPrimaryKey?: KeyColumn[] | null;
      /** Of `describeTable`. */
      tableMeta?: { primaryKey: { name: string; type: number }[] };
      tableOptions?: { timeToLive: number; maxVersions: number };
      /** Of `batchGetRow` by table, of `batchWriteRow` all in a row. */
      tables?: (RowAnswer | RowAnswer[])[];
    }
    interface RowAnswer extends RowData {
      isOk: boolean;
      errorCode?: string | null;
      errorMessage?: string | null;
    }
    interface Request {
      response: { httpResponse: { headers?: Record<string, string | undefined> } };
    }
    interface Config {
      accessKeyId: string;
      secretAccessKey: string;
      securityToken?: string | undefined;
      endpoint: string;
      instancename: string;
      maxRetries: number;
      httpOptions: { timeout: number; agent?: Agent };
    }
    type Operation = (
      params: object,
      callback: (error: Error | null, answer: Answer) => void,
    ) => Request;
    class Client {
      constructor(config: Config);
      createTable: Operation;
      describeTable: Operation;
      getRow: Operation;
      putRow: Operation;
      updateRow: Operation;
      deleteRow: Operation;
      getRange: Operation;
      batchGetRow: Operation;
      batchWriteRow: Operation;
    }
    class SingleColumnCondition {
      constructor(column: string, value: unknown, comparator: number, passIfMissing: boolean);
    }
    class CompositeCondition {
      constructor(operator: number);
      addSubCondition(condition: ColumnCondition): void;
    }
    class ColumnPaginationFilter {
      constructor(limit: number, offset: number);
    }
    type ColumnCondition = SingleColumnCondition | CompositeCondition;
    class Condition {
      constructor(expectation: number, condition: ColumnCondition | null);
    }
    const INF_MIN: object;
    const INF_MAX: object;
    const LogicalOperator: { AND: number; OR: number };
    const RowExistenceExpectation: {
      IGNORE: number;
      EXPECT_EXIST: number;
      EXPECT_NOT_EXIST: number;
    };
    const PrimaryKeyType: { INTEGER: number; STRING: number };
    const ReturnType: { AfterModify: number };
    const Direction: { FORWARD: string; BACKWARD: string };
    const ComparatorType: {
      EQUAL: number;
      NOT_EQUAL: number;
      GREATER_THAN: number;
      GREATER_EQUAL: number;
      LESS_THAN: number;
      LESS_EQUAL: number;
    };
  }
  export default TableStore;
}
