import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import { problemsOf } from '../config/problems';
import { invalidArgument } from '../fc-error';

/** One authentic call of the API. */
export interface ActionCall {
  /** The values of the path's names, decoded. */
  names: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What an action answers: an object as JSON, bytes as they are, or nothing with 204. */
export interface ActionAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: object | Buffer;
}

export interface Action {
  /** As the API and its policies name it, for example `CreateFunction`. */
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the version, for example `/functions/{functionName}/triggers`. */
  path: string;
  /**
   * What a policy has to name, with the path's names in braces:
   * https://help.aliyun.com/zh/functioncompute/fc/policies-and-sample-policies
   */
  resource: string;
  maxBodyBytes?: number;
  perform(call: ActionCall): Promise<ActionAnswer> | ActionAnswer;
}

/** The JSON body of a call, checked. Throws InvalidArgument with everything that is wrong. */
export function readBodyAs<T extends z.ZodType>(shape: T, { headers, body }: ActionCall) {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    throw invalidArgument('expected a body of application/json');
  }
  const value = parse(body);
  const problems = problemsOf(shape, value);
  if (problems.length > 0) throw invalidArgument(problems.join('; '));
  return shape.parse(value) as z.infer<T>;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw invalidArgument('the body is not valid JSON');
  }
}

/** Only LATEST is there: versions and aliases are not imitated. */
export function requireLatest({ query }: ActionCall): void {
  const qualifier = query.get('qualifier') ?? '';
  if (qualifier === '' || qualifier === 'LATEST') return;
  throw invalidArgument(`qualifier: expected LATEST, got "${qualifier}"`);
}
