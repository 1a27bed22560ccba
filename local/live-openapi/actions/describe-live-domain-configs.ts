import { z } from 'zod';
import { type DomainFunction, domainFunctions } from '../live-domain';
import { liveRefusal } from '../live-error';
import { parseLive } from '../live-parameters';
import { type LiveAction, requireDomain } from './live-action';

const Request = z.object({ DomainName: z.string(), FunctionNames: z.string() });

/**
 * DescribeLiveDomainConfigs: the settings of a domain, by functions. Those that are not imitated
 * are refused as unknown ones are.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-describelivedomainconfigs
 */
export const describeLiveDomainConfigs: LiveAction = (context, parameters) => {
  const { DomainName, FunctionNames } = parseLive(Request, parameters);
  const functions = domainFunctions(requireDomain(context, DomainName));
  const configs = FunctionNames.split(',').map((name, index) => {
    const found = functions.get(name);
    if (!found) throw liveRefusal('InvalidFunctionName.ValueNotSupported');
    return configOf(name, found, index);
  });
  return { DomainConfigs: { DomainConfig: configs } };
};

function configOf(name: string, args: DomainFunction, index: number) {
  return {
    ConfigId: String(index + 1),
    Status: 'success',
    FunctionName: name,
    FunctionArgs: {
      FunctionArg: Object.entries(args).map(([ArgName, ArgValue]) => ({ ArgName, ArgValue })),
    },
  };
}
