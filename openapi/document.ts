import { version } from '../package.json';
import { callbacks } from './callbacks';
import { events } from './events';
import { mix } from './mix';
import { type Operation, operationObject } from './operation';
import { order } from './order';
import { PARAMETERS, RESPONSE_HEADERS } from './parameters';
import { pk } from './pk';
import { questions } from './questions';
import { replays } from './replays';
import { rooms } from './rooms';
import { componentSchemas } from './schemas';
import { stage } from './stage';
import { usage } from './usage';
import { webhooks } from './webhooks';

const TAGS: { name: string; description: string; operations: Record<string, Operation> }[] = [
  { name: 'Rooms', description: 'One host, one channel, one stream.', operations: rooms },
  { name: 'Stage', description: 'Who is seen and heard.', operations: stage },
  {
    name: 'Order',
    description: 'Who keeps it, who is banned, and what was done to whom.',
    operations: order,
  },
  {
    name: 'PK',
    description: 'Two rooms whose audiences see both hosts, and rounds for points.',
    operations: pk,
  },
  { name: 'Questions', description: 'Asked by viewers, for money.', operations: questions },
  { name: 'Mix', description: 'What the audience sees.', operations: mix },
  { name: 'Replays', description: 'What was recorded.', operations: replays },
  { name: 'Events', description: 'What has happened in rooms.', operations: events },
  { name: 'Usage', description: 'What mixes have cost.', operations: usage },
  { name: 'Callbacks', description: 'Events that Alibaba Cloud sends.', operations: callbacks },
];

/** The description of the API: https://spec.openapis.org/oas/v3.1.1.html */
export function apiDocument() {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Lianmai',
      version,
      summary: 'Co-hosted live streaming (连麦直播)',
      description:
        'Times are ISO 8601 in UTC. Unknown fields of a request are refused by name. Errors have one ' +
        'form, with a code that programs go by. Answers may gain fields, codes and event types: a ' +
        'client ignores what it does not know.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      { url: 'http://127.0.0.1:7000', description: 'The local cloud (`npm start`)' },
      {
        url: 'https://{domain}',
        description: 'A deployment',
        variables: { domain: { default: 'api.lianmai.example', description: 'Its own domain.' } },
      },
    ],
    security: [{ bearer: [] }],
    tags: TAGS.map(({ name, description }) => ({ name, description })),
    paths: paths(),
    webhooks: webhooks(),
    components: {
      schemas: componentSchemas(),
      parameters: PARAMETERS,
      headers: RESPONSE_HEADERS,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'With the claims `sub` (the user id), `exp`, and if wanted `name`.',
        },
        serverKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'The key of the app’s own server: `SERVER_KEY` of the deployment.',
        },
      },
    },
  };
}

/** The handlers that are described. */
export function describedRoutes() {
  return TAGS.flatMap(({ operations }) => Object.values(operations).map(({ route }) => route));
}

function paths(): Record<string, Record<string, unknown>> {
  const found: Record<string, Record<string, unknown>> = {};
  for (const { name, operations } of TAGS) {
    for (const [operationId, operation] of Object.entries(operations)) {
      const [method = '', path = ''] = operation.route.pattern.split(' ');
      found[path] = {
        ...found[path],
        [method.toLowerCase()]: operationObject(operationId, name, operation),
      };
    }
  }
  return found;
}
