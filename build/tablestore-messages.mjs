import { readFileSync } from 'node:fs';

/** What `lib/aliyun/tablestore.ts` asks Tablestore for. */
const OPERATIONS = [
  'GetRow',
  'PutRow',
  'UpdateRow',
  'DeleteRow',
  'GetRange',
  'BatchGetRow',
  'BatchWriteRow',
];
const WANTED = [
  'main.Error',
  ...OPERATIONS.flatMap((operation) => [`main.${operation}Request`, `main.${operation}Response`]),
];

/** What protobufjs generates for each message, and the SDK never calls. */
const METHODS =
  '(?:prototype\\.)?(?:verify|fromObject|toObject|toJSON|getTypeUrl|encodeDelimited|decodeDelimited)';
const METHOD = new RegExp(`^ {12}\\w+\\.${METHODS} = function[\\s\\S]*?^ {12}\\};$`, 'gm');
const COMMENT = /^ *\/\*\*[\s\S]*?\*\/\n/gm;
const MESSAGE = /^ {8}proto\.(\w+) = \(function\(\) \{$[\s\S]*?^ {8}\}\)\(\);$/gm;
const NAMESPACE = /^\$root\.(\w+) = \(function\(\) \{$[\s\S]*?^\}\)\(\);$/gm;
const REFERENCE = /\$root\.(\w+)\.proto\.(\w+)/g;

/**
 * protobufjs looks for these two while it runs, past the bundler: what it finds is the runtime's matter.
 * `long` is not in a function's code; nothing that we send or read needs more than 53 bits.
 */
const INQUIRE = `
const found = { buffer: require('node:buffer'), long: null };
module.exports = (name) => {
  if (!(name in found)) throw new Error(name + ' was left out of this bundle (build/tablestore-messages.mjs).');
  return found[name];
};
`;

/** Cuts the SDK's generated protocol down to the messages that the functions send and receive. */
export const tablestoreMessages = {
  name: 'tablestore-messages',
  setup(build) {
    build.onLoad({ filter: /[\\/]tablestore_compiled_proto\.js$/ }, ({ path }) => ({
      contents: cut(readFileSync(path, 'utf8')),
    }));
    build.onLoad({ filter: /[\\/]protocol[\\/](en|de)coder\.js$/ }, ({ path }) => ({
      contents: withoutSearch(readFileSync(path, 'utf8')),
    }));
    build.onLoad({ filter: /[\\/]@protobufjs[\\/]inquire[\\/]index\.js$/ }, () => ({
      contents: INQUIRE,
    }));
  },
};

/** The methods of the SDK's encoder and decoder that search indexes need, one after another. */
const SEARCH = /^ {4}(?:en|de)codeListSearchIndex: [\s\S]*?(?=^ {4}(?:en|de)codeCreateIndex: )/m;
const OPERATION = /^ {4}((?:en|de)code\w+): /gm;

/** The encoder or decoder without search, which we do not use: a call of it says so. */
function withoutSearch(source) {
  const [search] = SEARCH.exec(source) ?? [];
  if (!search) throw new Error('The Tablestore SDK has its search somewhere else now.');
  const names = [...search.matchAll(OPERATION)].map(([, name]) => name);
  const refusals = names.map((name) => `    ${name}: standIn('${name}'),\n`).join('');
  return `var standIn = require('stand-in');\n${source.replace(search, () => refusals)}`;
}

function cut(source) {
  const bare = source.replace(COMMENT, '').replace(METHOD, '');
  const needed = neededOf(messagesOf(bare));
  const lean = bare.replace(NAMESPACE, (text, namespace) =>
    text.replace(MESSAGE, (message, name) => {
      const full = `${namespace}.${name}`;
      return needed.has(full) ? message : `        proto.${name} = standIn('${full}');`;
    }),
  );
  return `var standIn = require('stand-in');\n${lean}`;
}

/** The messages and enums by their names. */
function messagesOf(source) {
  const found = new Map();
  for (const [text, namespace] of source.matchAll(NAMESPACE)) {
    for (const [message, name] of text.matchAll(MESSAGE))
      found.set(`${namespace}.${name}`, message);
  }
  return found;
}

/** What is wanted, all enums and filters, and all that these refer to. */
function neededOf(messages) {
  const isSmall = (name) =>
    name.startsWith('filter.') || !messages.get(name).includes('.decode = ');
  const needed = new Set([...WANTED, ...[...messages.keys()].filter(isSmall)]);
  for (const name of needed) {
    const message = messages.get(name);
    if (!message) throw new Error(`The Tablestore SDK has no message ${name} any more.`);
    for (const [, namespace, type] of message.matchAll(REFERENCE))
      needed.add(`${namespace}.${type}`);
  }
  return needed;
}
