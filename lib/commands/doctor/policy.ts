/**
 * What a policy of RAM allows. Statements with a condition count for a Deny but not for an Allow,
 * as the condition's facts are not known here.
 * https://help.aliyun.com/zh/ram/user-guide/policy-structure-and-syntax
 */
import * as z from 'zod/mini';

const list = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((value: string | string[]) => [value].flat()),
);

const Statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.optional(list),
  NotAction: z.optional(list),
  Resource: z.optional(list),
  Principal: z.optional(z.record(z.string(), list)),
  Condition: z.optional(z.unknown()),
});
export type Statement = z.infer<typeof Statement>;

const Policy = z.object({
  Statement: z.pipe(
    z.union([Statement, z.array(Statement)]),
    z.transform((value: Statement | Statement[]) => [value].flat()),
  ),
});

/** A right: an action on a resource. */
export interface Right {
  action: string;
  resource: string;
}

/** The statements of a policy document. Throws an error for what is none. */
export function statementsOf(document: string): Statement[] {
  return Policy.parse(JSON.parse(document)).Statement;
}

/** Whether the statements together allow the action on the resource: a Deny outweighs every Allow. */
export function allows(statements: Statement[], { action, resource }: Right): boolean {
  const about = statements.filter(
    (statement) =>
      namesAction(statement, action) &&
      (statement.Resource ?? []).some((pattern) => matches(pattern, resource)),
  );
  const isDenied = about.some(({ Effect }) => Effect === 'Deny');
  const isAllowed = about.some(
    ({ Effect, Condition }) => Effect === 'Allow' && Condition === undefined,
  );
  return isAllowed && !isDenied;
}

/** Whether a trust policy lets this service assume its role. */
export function trusts(statements: Statement[], service: string): boolean {
  const about = statements.filter(
    (statement) =>
      namesAction(statement, 'sts:AssumeRole') &&
      (statement.Principal?.Service ?? []).includes(service),
  );
  return about.some(({ Effect }) => Effect === 'Allow') && !about.some(isDeny);
}

function isDeny({ Effect }: Statement): boolean {
  return Effect === 'Deny';
}

function namesAction({ Action, NotAction }: Statement, action: string): boolean {
  if (NotAction) return !NotAction.some((pattern) => matches(pattern, action, 'i'));
  return (Action ?? []).some((pattern) => matches(pattern, action, 'i'));
}

/** `*` stands for any characters, `?` for one. */
function matches(pattern: string, text: string, flags = ''): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, flags).test(text);
}
