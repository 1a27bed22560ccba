import type { Mutation } from '../mutation';

const TABLESTORE = 'test/conformance/lib-tablestore.test.ts';
const BATCHES = 'lib/aliyun/row-batches.test.ts';
const OPENAPI = 'lib/aliyun/openapi.test.ts';
const RTC_MIXER = 'lib/aliyun/rtc-mixer.test.ts';
const LIVE_MIXER = 'lib/aliyun/live-mixer.test.ts';
const RTC_EVENT = 'lib/aliyun/rtc-event.test.ts';
const LIVE_SIGNATURE = 'lib/aliyun/live-signature.test.ts';
const LIVE_URL = 'lib/aliyun/live-url.test.ts';
const RTC_TOKEN = 'lib/aliyun/rtc-token.test.ts';
const PAYMENT = 'test/payment-protocol.test.ts';

export const vendor: Mutation[] = [
  {
    breaks: 'calls of RTC share connections that the service may be closing',
    file: 'lib/aliyun/openapi-client.ts',
    find: 'OpenApiRequest({ query, headers: ONE_CALL })',
    replace: 'OpenApiRequest({ query })',
    caughtBy: {
      file: OPENAPI,
      test: 'a call never comes on a connection that may just be closing',
    },
  },
  {
    breaks: 'the store client repeats writes that have no answer',
    file: 'lib/aliyun/tablestore-calls.ts',
    find: 'return isRead(operation) && (code === undefined || MAY_BE_DONE.has(code));',
    replace: 'return code === undefined || MAY_BE_DONE.has(code);',
    caughtBy: { file: TABLESTORE, test: 'is sent exactly once' },
  },
  {
    breaks: 'an instance that was frozen sends a write again',
    file: 'lib/aliyun/tablestore-calls.ts',
    find: '!isRead(operation) && Date.now() > firstSentAtMs + WRITE_AGAIN_WITHIN_MS',
    replace: 'false',
    caughtBy: { file: TABLESTORE, test: 'a write is not sent again by an instance' },
  },
  {
    breaks: 'a row that was refused in a batch is written late',
    file: 'lib/aliyun/row-batches.ts',
    find: 'isWorthRepeating(operation, code) && !isTooLate(operation, sentAtMs)',
    replace: 'isWorthRepeating(operation, code)',
    caughtBy: { file: BATCHES, test: 'nothing is written again by an instance' },
  },
  {
    breaks: 'a store that is busy fails a call at once',
    file: 'lib/aliyun/tablestore-calls.ts',
    find: 'if (code !== undefined && NOT_DONE.has(code)) return true;',
    replace: '',
    caughtBy: { file: TABLESTORE, test: 'a call that the store did not do' },
  },
  {
    breaks: 'what is read back may be of another moment than the write',
    file: 'lib/aliyun/guarded-update.ts',
    find: '{ and: [...(condition ? [condition] : []), ...unchanged] }',
    replace: '{ and: [...(condition ? [condition] : []), ...unchanged.slice(1)] }',
    caughtBy: {
      file: TABLESTORE,
      test: 'what is read back is as it was at the moment of the write, whoever else writes',
    },
  },
  {
    breaks: 'an answer of 5xx counts as a refusal',
    file: 'lib/aliyun/openapi.ts',
    find: 'statusCode >= 400 && statusCode < 500',
    replace: 'statusCode >= 400',
    caughtBy: { file: OPENAPI, test: 'cannot be told whether it was done, and is not sent again' },
  },
  {
    breaks: 'the refusal of a copy counts for the call',
    file: 'lib/aliyun/openapi.ts',
    find: ' || code === COPY_CODE',
    replace: '',
    caughtBy: { file: OPENAPI, test: 'cannot be told whether it was done, and is not sent again' },
  },
  {
    breaks: 'an answer of something else on the way counts as success',
    file: 'lib/aliyun/openapi.ts',
    find: "if (typeof body.RequestId !== 'string') throw new ApiOutcomeUnknown(action);",
    replace: '',
    caughtBy: { file: OPENAPI, test: 'cannot be told whether it was done, and is not sent again' },
  },
  {
    breaks: 'a refusal with HTTP 200 counts as success',
    file: 'lib/aliyun/openapi.ts',
    find: "if (typeof body.Code === 'string') throw new ApiRefused(action, body.Code);",
    replace: '',
    caughtBy: { file: OPENAPI, test: 'is a refusal, for nothing was done' },
  },
  {
    breaks: 'a start that is repeated is refused, although its task is there',
    file: 'lib/aliyun/rtc-mixer.ts',
    find: "await answer.catch(unlessRefusedAs('TaskExisted'));",
    replace: 'await answer;',
    caughtBy: { file: RTC_MIXER, test: 'of a task that is there already is a success' },
  },
  {
    breaks: 'any refusal of a stop means that there is no task',
    file: 'lib/aliyun/rtc-mixer.ts',
    find: "error instanceof MixerRefused && error.code === 'InvalidTask.NotFound'",
    replace: 'error instanceof MixerRefused',
    caughtBy: { file: RTC_MIXER, test: 'for a task that is not there' },
  },
  {
    breaks: 'a status that nobody knows counts as running',
    file: 'lib/aliyun/rtc-mixer.ts',
    find: "if (answer.Status === 1) return { is: 'running' };",
    replace: "if (answer.Status !== 0) return { is: 'running' };",
    caughtBy: { file: RTC_MIXER, test: 'is not guessed' },
  },
  {
    breaks: 'a call without an answer counts as refused',
    file: 'lib/aliyun/task-call.ts',
    find: 'if (!(cause instanceof ApiRefused)) throw new MixerOutcomeUnknown(action, { cause });',
    replace: '',
    caughtBy: {
      file: RTC_MIXER,
      test: 'is sent once and its outcome is unknown after 5xx, HTML, or a cut connection',
    },
  },
  {
    breaks: 'a task with a longer name is taken for the one that is meant',
    file: 'lib/aliyun/live-task-list.ts',
    find: 'Object(task).TaskId === taskId',
    replace: 'String(Object(task).TaskId).startsWith(taskId)',
    caughtBy: { file: LIVE_MIXER, test: 'is absent' },
  },
  {
    breaks: 'a stop that is refused although the task is there counts as done',
    file: 'lib/aliyun/live-mixer.ts',
    find: 'if (await this.#isListedAfter(error, taskId)) throw error;',
    replace: 'await this.#isListedAfter(error, taskId);',
    caughtBy: { file: LIVE_MIXER, test: 'that is refused although the task is there is refused' },
  },
  {
    breaks: 'an event of the channel is taken with any signature',
    file: 'lib/aliyun/rtc-event.ts',
    find: 'if (equalSecrets(signature, expected) && isCurrent) return;',
    replace: 'if (signature && expected && isCurrent) return;',
    caughtBy: { file: RTC_EVENT, test: 'refuses a message with' },
  },
  {
    breaks: 'an event of the channel that somebody has kept is taken',
    file: 'lib/aliyun/rtc-event.ts',
    find: 'if (equalSecrets(signature, expected) && isCurrent) return;',
    replace: 'if (equalSecrets(signature, expected) && isCurrent !== undefined) return;',
    caughtBy: { file: RTC_EVENT, test: 'refuses a message with' },
  },
  {
    breaks: 'the signature of an event of the channel does not cover the body',
    file: 'lib/aliyun/rtc-event.ts',
    find: '.update(message.body).update(timestamp)',
    replace: '.update(timestamp)',
    caughtBy: { file: RTC_EVENT, test: 'accepts the signature of the published scheme' },
  },
  {
    breaks: 'a time of the future is fresh',
    file: 'lib/model/freshness.ts',
    find: 'Math.abs(nowMs - Number(timestamp) * 1000)',
    replace: '(nowMs - Number(timestamp) * 1000)',
    caughtBy: {
      file: 'lib/model/freshness.test.ts',
      test: 'a time is fresh within its age, earlier and later, to the second',
    },
  },
  {
    breaks: 'the signature of a live event does not cover the domain',
    file: 'lib/aliyun/live-signature.ts',
    find: ".update(signed).digest('hex')",
    replace: ".update(signed.slice(signed.indexOf('|'))).digest('hex')",
    caughtBy: { file: LIVE_SIGNATURE, test: "accepts the vendor's own example of a signature" },
  },
  {
    breaks: 'one bad event loses the good ones beside it',
    file: 'lib/aliyun/rtc-event.ts',
    find: 'if (events.length === 0 && problems.length > 0) throw invalid(problems);',
    replace: 'if (problems.length > 0) throw invalid(problems);',
    caughtBy: {
      file: RTC_EVENT,
      test: 'takes the good events of a message beside those that it cannot read',
    },
  },
  {
    breaks: 'what is played is signed with the key of what is pushed',
    file: 'lib/aliyun/live-url.ts',
    find: 'authKey(path, live.playKey, expiresAtSeconds)',
    replace: 'authKey(path, live.pushKey, expiresAtSeconds)',
    caughtBy: {
      file: LIVE_URL,
      test: 'signs what is pushed and what is played each with its own key',
    },
  },
  {
    breaks: 'an address is not signed for its path',
    file: 'lib/aliyun/live-url.ts',
    find: ".update(signed).digest('hex')",
    replace: ".update(signed.replace(path, '')).digest('hex')",
    caughtBy: {
      file: LIVE_URL,
      test: 'signs any stream so that the URL is whole and the signature fits its path only',
    },
  },
  {
    breaks: 'a token for the channel is good for anybody',
    file: 'lib/aliyun/rtc-token.ts',
    find: 'member.channelId, member.userId, nonce, timestamp]',
    replace: 'member.channelId, nonce, timestamp]',
    caughtBy: { file: RTC_TOKEN, test: 'makes the token that the published algorithm makes' },
  },
  {
    breaks: 'a payment is taken with any signature',
    file: 'lib/payments/payment-protocol.ts',
    find: 'if (equalSecrets(given, signature(timestamp, message.body, key)) && isCurrent) return;',
    replace: 'if (given && key && isCurrent) return;',
    caughtBy: { file: PAYMENT, test: 'another body, key or time is refused' },
  },
  {
    breaks: 'a message about a payment that somebody has kept is taken',
    file: 'lib/payments/payment-protocol.ts',
    find: 'isFresh(timestamp, nowMs, MAX_MESSAGE_AGE_MS)',
    replace: 'isFresh(timestamp, nowMs, 100 * MAX_MESSAGE_AGE_MS)',
    caughtBy: {
      file: PAYMENT,
      test: 'a message that somebody has kept is refused after five minutes',
    },
  },
  {
    breaks: 'an order is paid at another price',
    file: 'lib/payments/payment-protocol.ts',
    find: ".update(signed).digest('hex')",
    replace: ".update(orderId).digest('hex')",
    caughtBy: {
      file: PAYMENT,
      test: 'the provider takes the address of an order as it was signed, at no other price',
    },
  },
  {
    breaks: 'a host who was muted in the mix stays so in the relay',
    file: 'lib/aliyun/mpu-relay.ts',
    find: '    ...mpuSound(taskId, scene),\n',
    replace: '',
    caughtBy: {
      file: 'lib/aliyun/rtc-mixer.test.ts',
      test: 'a relay with the sound of a host who was muted in the mix before',
    },
  },
  {
    breaks: 'a mix whose task may not be asked for alone is locked',
    file: 'lib/aliyun/live-task-list.ts',
    find: 'return this.#isAmongAll(taskId);',
    replace: 'throw error;',
    caughtBy: { file: 'lib/aliyun/live-mixer.test.ts', test: 'if it is refused alone' },
  },
  {
    breaks: 'a task on a later page counts as ended',
    file: 'lib/aliyun/live-task-list.ts',
    find: 'if (isFound || tasks.length < PAGE_SIZE) return { isFound, pages };',
    replace: 'return { isFound, pages };',
    caughtBy: { file: 'lib/aliyun/live-mixer.test.ts', test: 'if it is refused alone' },
  },
  {
    breaks: 'the files of recordings are not reached by the bucket’s own domain',
    file: 'lib/aliyun/oss-url.ts',
    find: 'return ownUrl ? ownUrl.origin',
    replace: 'return ownUrl && !bucket ? ownUrl.origin',
    caughtBy: {
      file: 'lib/aliyun/oss-url.test.ts',
      test: 'is signed as the official client does',
    },
  },
  {
    breaks: 'a recording whose stream has ended cannot be stopped',
    file: 'lib/aliyun/live-recorder.ts',
    find: "['StreamNotFound', 'InvalidStream.NotFound']",
    replace: "['InvalidStream.NotFound']",
    caughtBy: {
      file: 'lib/aliyun/live-recorder.test.ts',
      test: 'is done, and its file is made at once',
    },
  },
  {
    breaks: 'nobody can be put out of a channel that has gone',
    file: 'lib/aliyun/remove-terminals.ts',
    find: "'Channel.NotExist', ",
    replace: '',
    caughtBy: {
      file: 'lib/aliyun/rtc-channels.test.ts',
      test: 'who is in a channel that has gone is out',
    },
  },
];
