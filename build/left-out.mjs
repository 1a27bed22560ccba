/**
 * Packages that the official SDKs load and that no path of ours reaches: XML answers, web sockets,
 * proxies, dates, deep merges, SQL, search, other ways to credentials. A stand-in takes their place;
 * a call of it is an error with the package's name.
 */
const LEFT_OUT = [
  // @darabonba/typescript
  'lodash',
  'moment',
  'xml2js',
  'ws',
  './websocket',
  'socks-proxy-agent',
  'http-proxy-agent',
  'https-proxy-agent',
  // @alicloud/openapi-core
  './websocketUtils',
  // debug: colours of a terminal, which it does without
  'supports-color',
  // tablestore
  'flatbuffers',
  './sql',
  './sql_generated.js',
  './protocol/sql_generated.js',
  './search',
  // protobufjs: our messages have no floating-point field, and none is sent by its RPC.
  // Bytes are never given as text, so that base64 is not needed.
  '@protobufjs/base64',
  '@protobufjs/float',
  '@protobufjs/eventemitter',
  '@protobufjs/aspromise',
  './rpc',
  // @alicloud/credentials: a function is given its role's credentials with each request.
  './rsa_key_pair_credential',
  './providers/cli_profile',
  './providers/default',
  './providers/ecs_ram_role',
  './providers/env',
  './providers/oidc_role_arn',
  './providers/profile',
  './providers/ram_role_arn',
  './providers/uri',
];

/** Anything may be read from a stand-in, as modules do when they load; nothing may be done with it. */
const STAND_IN = `
module.exports = function standIn(name) {
  function refuse() {
    throw new Error(name + ' was left out of this bundle (build/left-out.mjs).');
  }
  return new Proxy(refuse, {
    get: (target, key) =>
      key === '__esModule' ? true : typeof key === 'symbol' ? refuse() : standIn(name + '.' + key),
    apply: refuse,
    construct: refuse,
  });
};
`;

/** Leaves these packages out of a bundle. */
export const leftOut = {
  name: 'left-out',
  setup(build) {
    const names = LEFT_OUT.map((name) => name.replaceAll('.', '\\.')).join('|');
    build.onResolve({ filter: new RegExp(`^(${names})$`) }, ({ path }) => ({
      path,
      namespace: 'left-out',
    }));
    build.onResolve({ filter: /^stand-in$/ }, () => ({ path: 'stand-in', namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents:
        path === 'stand-in'
          ? STAND_IN
          : `module.exports = require('stand-in')(${JSON.stringify(path.replace(/.*\//, ''))});`,
    }));
  },
};
