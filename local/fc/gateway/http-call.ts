import type { IncomingMessage } from 'node:http';
import type { Deployment, FunctionSpec, HttpTrigger } from '../deployment';
import { domainNotFound, FcError, functionNotFound } from '../fc-error';
import { matchHost } from './host-match';
import { decodePath, splitTarget } from './http-event';
import { matchRoute } from './route-match';

/** The function that an HTTP request is for, and by which way it came. */
export interface HttpCall {
  spec: FunctionSpec;
  trigger: HttpTrigger;
  /** The route's path, or `*` at the trigger's own address: a path of a callback has a secret. */
  route: string;
  /** True at the trigger's own address, whose answers have restrictions of their own. */
  isTriggerUrl: boolean;
}

/**
 * Finds the function of a request by its host and path. Throws the platform's refusal if no route
 * leads there, or if the route or the trigger does not have the method.
 */
export function findHttpCall(deployment: Deployment, request: IncomingMessage): HttpCall {
  const { method = '', url = '', headers } = request;
  const match = matchHost(deployment, headers.host ?? '');
  if (match.kind === 'unknown') throw domainNotFound(headers.host ?? '');
  const call = match.kind === 'domain' ? routed(deployment, match.domain.routes, request) : match;
  if (match.kind === 'trigger' && match.trigger.isUrlDisabled) {
    // The words of https://help.aliyun.com/zh/functioncompute/fc/user-guide/http-triggers-overview
    const message = 'access denied due to function internet URL is disable';
    throw new FcError(403, 'AccessDenied', message);
  }
  if (!call.trigger.methods.includes(method)) throw notOfTrigger(method);
  // A path that is not valid is refused whichever way it came.
  decodePath(splitTarget(url).rawPath);
  const isTriggerUrl = match.kind === 'trigger';
  const route = 'route' in call ? call.route : '*';
  return { spec: call.spec, trigger: call.trigger, route, isTriggerUrl };
}

function routed(
  { functions }: Deployment,
  routes: Deployment['domains'][number]['routes'],
  { method = '', url = '' }: IncomingMessage,
) {
  const route = matchRoute(routes, decodePath(splitTarget(url).rawPath));
  if (route === undefined) {
    throw new FcError(404, 'DomainRouteNotFound', 'no route of the domain matches the path');
  }
  if (!route.methods.includes(method)) {
    // https://github.com/Serverless-Devs/Serverless-Devs/issues/571
    const message = `the route ${route.path} does not have the method ${method}`;
    throw new FcError(404, 'DomainRouteNotFound', message);
  }
  const spec = functions.find(({ functionName }) => functionName === route.functionName);
  if (spec === undefined) throw functionNotFound(route.functionName);
  const trigger = spec.triggers.find((it) => it.type === 'http');
  if (trigger?.type !== 'http') {
    const message = `function '${spec.functionName}' has no HTTP trigger`;
    throw new FcError(404, 'TriggerNotFound', message);
  }
  return { spec, trigger, route: route.path };
}

/**
 * 403, not 405, and the function is not called: https://help.aliyun.com/document_detail/85445.html,
 * https://github.com/different-ai-studio/teamclu/pull/976
 */
function notOfTrigger(method: string): FcError {
  return new FcError(403, 'FCCommonError', `the HTTP trigger does not have the method ${method}`);
}
