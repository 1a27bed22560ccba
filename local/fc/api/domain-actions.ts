import { createDomainShape, updateDomainShape } from '../config/domain-config';
import type { Resources } from '../resources';
import { type Action, type ActionCall, readBodyAs } from './action';
import { pageOf } from './page';
import { domainView } from './views';

const ONE = { path: '/custom-domains/{domainName}', resource: 'custom-domains/{domainName}' };

/** Create, get, list, update and delete custom domains. */
export function domainActions(resources: Resources): Action[] {
  return [
    {
      name: 'CreateCustomDomain',
      method: 'POST',
      path: '/custom-domains',
      resource: ONE.resource,
      async perform(call) {
        const config = readBodyAs(createDomainShape, call);
        return { body: domainView(await resources.createDomain(config)) };
      },
    },
    {
      name: 'GetCustomDomain',
      method: 'GET',
      ...ONE,
      perform: (call) => ({ body: domainView(resources.getDomain(domainNameOf(call))) }),
    },
    {
      name: 'ListCustomDomains',
      method: 'GET',
      path: '/custom-domains',
      resource: 'custom-domains/*',
      perform: ({ query }) => {
        const { entries, ...next } = pageOf(resources.domains, {
          query,
          nameOf: ({ config }) => config.domainName,
        });
        return { body: { customDomains: entries.map(domainView), ...next } };
      },
    },
    {
      name: 'UpdateCustomDomain',
      method: 'PUT',
      ...ONE,
      async perform(call) {
        const changes = readBodyAs(updateDomainShape, call);
        return { body: domainView(await resources.updateDomain(domainNameOf(call), changes)) };
      },
    },
    {
      name: 'DeleteCustomDomain',
      method: 'DELETE',
      ...ONE,
      async perform(call) {
        await resources.deleteDomain(domainNameOf(call));
        return {};
      },
    },
  ];
}

function domainNameOf({ names }: ActionCall): string {
  return names.domainName ?? '';
}
