import { handler as liveCallback } from '../functions/live-callback';
import { handler as moderationCallback } from '../functions/moderation-callback';
import { handler as paymentCallback } from '../functions/payment-callback';
import { handler as recordCallback } from '../functions/record-callback';
import { handler as rtcCallback } from '../functions/rtc-callback';
import { emptyBody } from '../lib/http/request';
import type { Operation } from './operation';

const answers = { 200: { description: 'It was taken in.', shape: emptyBody } };

/** Calls by Alibaba's services and the payment provider; a 5xx asks them to send the event again. */
export const callbacks: Record<string, Operation> = {
  takeRtcEvent: {
    route: rtcCallback,
    summary: 'Take in an event of an RTC channel',
    description: 'Format and signature are the RTC service’s.',
    vendor: { body: 'https://help.aliyun.com/document_detail/274447.html' },
    answers,
    errors: [],
  },
  handleLiveEvent: {
    route: liveCallback,
    summary: 'Take in an event of a live stream',
    description: 'Format and signature are the live service’s.',
    // https://help.aliyun.com/document_detail/54787.html
    vendor: { query: ['action', 'app', 'appname', 'id', 'ip', 'node', 'time', 'usrargs'] },
    answers,
    errors: [],
  },
  handleRecordEvent: {
    route: recordCallback,
    summary: 'Take in a message about a recording',
    description: 'Format and signature are the live service’s. It is a reason to look, no more.',
    vendor: { body: 'https://help.aliyun.com/document_detail/55016.html' },
    answers,
    errors: [],
  },
  handlePaymentNotice: {
    route: paymentCallback,
    summary: 'Take in a notification of the payment provider',
    description: 'Format and signature are in `lib/payments/payment-protocol.ts`.',
    vendor: {
      body: '`{type, paymentId, orderId, amountCents, currency}`, type `paid` or `refunded`.',
    },
    answers,
    errors: ['RoomBusy'],
  },
  takeModerationReport: {
    route: moderationCallback,
    summary: 'Take in a report of moderation',
    description:
      'Signed by Standard Webhooks with one of `MODERATION_KEYS`. What is done about it is the policy’s: ' +
      '`MODERATION_POLICY`. The same id again does nothing more.',
    vendor: {
      body: '`{roomId, userId?, label, score}`, score 0 to 100; without `userId` it is about everybody on stage.',
    },
    answers,
    errors: ['RoomNotFound', 'RoomBusy'],
  },
};
