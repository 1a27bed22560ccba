import protobuf from 'protobufjs';
import { OtsError, parameterInvalid } from './errors';
import { MESSAGE_SCHEMA } from './message-schema';
import { refuseUnknownFields } from './unknown-fields';

/** Turns one kind of protobuf message into plain objects and back. */
export interface MessageCodec<T> {
  /** Fields that are absent on the wire are absent in the object; repeated ones are empty. */
  decode(bytes: Uint8Array, refusal?: string): T;
  encode(message: T): Buffer;
}

export interface CapacityUnit {
  read?: number;
  write?: number;
}

export interface TableMeta {
  tableName: string;
  primaryKey: { name: string; type: number; option?: number }[];
  definedColumn: { name: string; type: number }[];
}

export interface TableOptions {
  timeToLive?: number;
  maxVersions?: number;
  deviationCellVersionInSec?: number;
  allowUpdate?: boolean;
  updateFullRow?: boolean;
}

export interface CreateTableRequest {
  tableMeta: TableMeta;
  reservedThroughput: { capacityUnit: CapacityUnit };
  tableOptions?: TableOptions;
  partitions: Buffer[];
  streamSpec?: { enableStream: boolean };
  sseSpec?: { enable: boolean };
  indexMetas: Buffer[];
  enableLocalTxn?: boolean;
}

export interface TableRequest {
  tableName: string;
}

export interface DescribeTableResponse {
  tableMeta: TableMeta;
  reservedThroughputDetails: { capacityUnit: CapacityUnit; lastIncreaseTime: number };
  tableOptions: TableOptions;
  tableStatus: number;
}

export interface ConditionMessage {
  rowExistence: number;
  columnCondition?: Buffer;
}

export interface ReturnContent {
  returnType?: number;
  returnColumnNames: string[];
}

/** What the requests that write one row have in common. */
export interface WriteRequest {
  tableName: string;
  condition: ConditionMessage;
  returnContent?: ReturnContent;
  transactionId?: string;
}

export interface WriteRowResponse {
  consumed: { capacityUnit: CapacityUnit };
  row?: Buffer;
}

export interface BatchWriteRowRequest {
  tables: {
    tableName: string;
    rows: {
      type: number;
      rowChange: Buffer;
      condition: ConditionMessage;
      returnContent?: ReturnContent;
    }[];
  }[];
  transactionId?: string;
  isAtomic?: boolean;
}

/** What the requests that read have in common: which part of a row they ask for. */
export interface ReadRequest {
  tableName: string;
  columnsToGet: string[];
  timeRange?: { startTime?: number; endTime?: number; specificTime?: number };
  maxVersions?: number;
  filter?: Buffer;
  startColumn?: string;
  endColumn?: string;
  /** Where to go on within a row; one for each row of a batch. */
  token: Buffer[];
  transactionId?: string;
}

export interface GetRangeRequest extends ReadRequest {
  direction: number;
  limit?: number;
  returnEntirePrimaryKeys?: boolean;
  inclusiveStartPrimaryKey: Buffer;
  exclusiveEndPrimaryKey: Buffer;
}

export interface GetRangeResponse {
  consumed: { capacityUnit: CapacityUnit };
  rows: Buffer;
  nextStartPrimaryKey?: Buffer;
}

export interface RowInBatchResponse {
  isOk: boolean;
  error?: { code: string; message: string };
  consumed?: { capacityUnit: CapacityUnit };
  row?: Buffer;
}

export interface BatchResponse {
  tables: { tableName: string; rows: RowInBatchResponse[] }[];
}

export interface FilterMessage {
  type: number;
  filter: Buffer;
}

const root = protobuf.parse(MESSAGE_SCHEMA).root.resolveAll();

function codec<T>(name: string): MessageCodec<T> {
  const type = root.lookupType(name);
  return {
    decode(bytes, refusal = 'Parse PBMessage from RawString failed.') {
      try {
        const message = type.decode(bytes);
        refuseUnknownFields(type, bytes);
        // The schema above is the only source of the fields that T lists.
        return type.toObject(message, { longs: Number, arrays: true }) as T;
      } catch (cause) {
        if (cause instanceof OtsError) throw cause;
        throw Object.assign(parameterInvalid(refusal), { cause });
      }
    },
    encode(message) {
      return Buffer.from(type.encode(message as Record<string, unknown>).finish());
    },
  };
}

export const ErrorMessage = codec<{ code: string; message: string }>('Error');
export const CreateTableRequest = codec<CreateTableRequest>('CreateTableRequest');
export const CreateTableResponse = codec<Record<string, never>>('CreateTableResponse');
export const ListTableRequest = codec<Record<string, never>>('ListTableRequest');
export const ListTableResponse = codec<{ tableNames: string[] }>('ListTableResponse');
export const DescribeTableRequest = codec<TableRequest>('DescribeTableRequest');
export const DescribeTableResponse = codec<DescribeTableResponse>('DescribeTableResponse');
export const DeleteTableRequest = codec<TableRequest>('DeleteTableRequest');
export const DeleteTableResponse = codec<Record<string, never>>('DeleteTableResponse');
export const PutRowRequest = codec<WriteRequest & { row: Buffer }>('PutRowRequest');
export const UpdateRowRequest = codec<WriteRequest & { rowChange: Buffer }>('UpdateRowRequest');
export const DeleteRowRequest = codec<WriteRequest & { primaryKey: Buffer }>('DeleteRowRequest');
export const WriteRowResponse = codec<WriteRowResponse>('WriteRowResponse');
export const BatchWriteRowRequest = codec<BatchWriteRowRequest>('BatchWriteRowRequest');
export const GetRowRequest = codec<ReadRequest & { primaryKey: Buffer }>('GetRowRequest');
export const GetRowResponse = codec<WriteRowResponse>('GetRowResponse');
export const GetRangeRequest = codec<GetRangeRequest>('GetRangeRequest');
export const GetRangeResponse = codec<GetRangeResponse>('GetRangeResponse');
export const BatchGetRowRequest = codec<{ tables: (ReadRequest & { primaryKey: Buffer[] })[] }>(
  'BatchGetRowRequest',
);
export const BatchResponse = codec<BatchResponse>('BatchResponse');
export const FilterMessage = codec<FilterMessage>('Filter');
export const SingleColumnValueFilter = codec<{
  comparator: number;
  columnName: string;
  columnValue: Buffer;
  filterIfMissing: boolean;
  latestVersionOnly: boolean;
}>('SingleColumnValueFilter');
export const CompositeColumnValueFilter = codec<{
  combinator: number;
  subFilters: FilterMessage[];
}>('CompositeColumnValueFilter');
export const ColumnPaginationFilter = codec<{ offset: number; limit: number }>(
  'ColumnPaginationFilter',
);
