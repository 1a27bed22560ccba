import * as models from '@alicloud/fc20230330';
import type { Fault } from './fault';
import { ALL } from './patient';

/** What can be wrong with what is deployed. */
export const DEPLOYMENT_FAULTS: Fault[] = [
  {
    name: 'a Function Compute that does not answer',
    env: { FC_CLIENT_CUSTOM_ENDPOINT: 'http://127.0.0.1:9' },
    check: 'functions',
    says: 'does not answer: ListFunctions, ECONNREFUSED',
    next: '_ENDPOINT',
  },
  {
    name: 'an access key that may not list functions',
    breaks: ({ cloud }) =>
      cloud.fault({ service: 'fc', kind: 'fail', times: ALL, status: 403, code: 'AccessDenied' }),
    check: 'functions',
    says: 'AccessDenied',
    next: 'docs/ram/doctor.json',
  },
  {
    name: 'a function with the code of another checkout',
    breaks: async (patient) => {
      await patient.changeFunction('lianmai-usage', { description: 'older' });
      return () => patient.changeFunction('lianmai-usage', { description: patient.build });
    },
    check: 'version',
    says: 'Other code than this checkout’s: lianmai-usage.',
    next: 'npm run deploy',
  },
  {
    name: 'a function with another value of a variable',
    breaks: (patient) => patient.changeVariables('lianmai-usage', { LIVE_APP: 'other' }),
    check: 'function-variables',
    says: 'other values than this shell: LIVE_APP.',
    next: 'npm run deploy',
  },
  {
    name: 'a function with settings that are not usable',
    breaks: (patient) => patient.changeVariables('lianmai-list-rooms', { MIXER: 'none' }),
    check: 'api',
    says: /answers with 5\d\d/,
    next: 'lianmai-list-rooms',
  },
  {
    name: 'a trigger that takes no preflights',
    breaks: (patient) => patient.changeTrigger('lianmai-usage', 'http', { methods: ['GET'] }),
    check: 'triggers',
    says: 'lianmai-usage/http is not as in s.yaml',
    next: 'npm run deploy',
  },
  {
    name: 'a timer that is switched off',
    breaks: (patient) =>
      patient.changeTrigger('lianmai-reconcile', 'every-minute', { enable: false }),
    check: 'triggers',
    says: 'lianmai-reconcile/every-minute is not as in s.yaml',
    next: 'npm run deploy',
  },
  {
    name: 'an API domain that leads nowhere',
    env: { API_DOMAIN: 'api.example.invalid' },
    check: 'api-domain',
    says: 'api.example.invalid leads to nobody',
    next: 'CNAME',
  },
  {
    name: 'an API domain that Function Compute does not have',
    env: { API_DOMAIN: 'other.localhost' },
    check: 'routes',
    says: 'no domain other.localhost',
    next: 'api-domain',
  },
  {
    name: 'a route that is missing',
    breaks: (patient) =>
      patient.changeRoutes((routes) => routes.filter(({ path }) => path !== '/usage')),
    check: 'routes',
    says: '/usage is missing',
    next: 'npm run deploy',
  },
  {
    name: 'a route without preflights',
    breaks: (patient) => patient.changeRoutes((routes) => routes.map(withoutPreflights)),
    check: 'routes',
    says: '/usage lacks OPTIONS',
    next: 'npm run deploy',
  },
  {
    name: 'a route of somebody else',
    breaks: (patient) => patient.changeRoutes((routes) => [...routes, SOMEBODY_ELSES]),
    check: 'routes',
    says: '/shop is not of s.yaml',
    next: 'npm run deploy',
  },
  {
    name: 'an API that does not answer',
    env: { API_URL: 'http://127.0.0.1:9' },
    check: 'api',
    says: 'does not answer',
    next: 'API_URL',
  },
];

const SOMEBODY_ELSES = new models.PathConfig({
  path: '/shop',
  functionName: 'lianmai-usage',
  methods: ['GET'],
});

function withoutPreflights(route: models.PathConfig): models.PathConfig {
  return route.path === '/usage' ? new models.PathConfig({ ...route, methods: ['GET'] }) : route;
}
