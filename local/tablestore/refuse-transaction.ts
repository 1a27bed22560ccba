import { parameterInvalid } from './errors';

/**
 * Local transactions are off unless a table is created with them, which this server does not do.
 * https://www.alibabacloud.com/help/zh/tablestore/table-store-service/developer-reference/configure-local-transaction-by-nodejs-sdk
 */
export function refuseTransaction(request: { transactionId?: string; isAtomic?: boolean }): void {
  if (request.transactionId) {
    throw parameterInvalid(
      'Try to call method using explicit transaction on explicit-transaction-disabled table.',
    );
  }
  if (request.isAtomic) throw parameterInvalid('An atomic BatchWriteRow is not supported here.');
}
