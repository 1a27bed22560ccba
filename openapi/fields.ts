/**
 * What the fields of requests and answers mean. One word has one meaning in this API, so a field is
 * described by its name alone; where its owner matters, the entry is `Owner.field`.
 */
const FIELDS: Record<string, string> = {
  // Rooms
  roomId: 'Also the id of the RTC channel, and what the names of the streams begin with.',
  title: 'As people see it in lists; up to 100 characters.',
  kind: 'What people send: pictures and sound, or sound only.',
  hostId: 'Who created the room.',
  hostName: 'How the host wants to be called: the claim `name` of their token.',
  'Room.state': 'Nobody can join a closed room.',
  'RoomSummary.state': 'Lists have open rooms only.',
  'ClosedRoom.state': 'Closed, even if the end of its mix is not confirmed yet.',
  createdAt: 'When it was created, or opened again.',
  headCount: 'How many people are in the channel; in lists, when the room was last checked.',
  previewUrl: 'A small JPEG of the live stream, if the deployment makes them.',
  autoStart: 'The mix starts when the host publishes.',
  autoStop:
    'The mix stops when the host has been away for the grace; without it, when everybody has.',
  hostGraceSeconds: 'How long the host may be away.',
  maxDurationMinutes:
    'The longest that a mix of this room runs. Left open, it is the deployment’s limit.',
  maxSeats: 'How many people may be on stage, the host included.',
  allowRelay:
    'Whether the stream of a host who is alone may be passed on as it is, in its own size, which costs a part of a mix. A change counts from the next scene.',
  rooms: 'Rooms whose mix has been live come first; of these, and of the others, the newest.',
  maxResults: 'The longest page that is wanted.',
  nextToken: 'Goes on where the page before ended; absent at the end.',
  waitSeconds: 'With `If-None-Match`: how long to wait for a change before 304 is answered.',
  // Mixes
  'Room.mix': 'The mix that the audience sees.',
  'RoomSummary.mix': 'Of the mix, lists show the state.',
  mix: 'The mix as it is after the call.',
  'Mix.state': 'A mix goes `idle`, `starting`, `live`, `stopping`, and `idle` again.',
  'RoomSummary.mix.state': 'As in `Mix`.',
  taskId: 'The task of the mixing service; every start has a new one.',
  layout: 'How the panes are arranged.',
  mode: 'A `relay` passes the host’s stream on as it is, at a part of the price of a `mix`.',
  resolution: 'The size of the picture, fixed by the start.',
  orientation: 'Of the picture, fixed by the start.',
  seats: 'How many panes the task is ordered and billed for, fixed by the start.',
  backgroundColor: 'What is seen where no pane is: `#RRGGBB`.',
  panes:
    'The user of each pane, in order; null leaves a pane to the next person who comes. Or panes with places: a canvas of one’s own, in the layout’s place, where `MIXER=live`.',
  z: 'The layer; 0, the default, lies at the back.',
  fit: '`crop`, the default, fills the pane and cuts what is too much; `fit` shows all, with bars.',
  muted: 'Users whose sound is not in the mix.',
  placeholderUrl:
    'A picture in the pane of a pinned member whose camera is off; null takes it away.',
  backgroundUrl: 'A picture behind the panes; null takes it away.',
  watermark: 'A title, or a picture at a place; null takes it away.',
  text: 'The title, in one line.',
  url: 'An https URL of the picture.',
  x: 'The left edge, as a fraction of the width of the mix.',
  y: 'The top edge, as a fraction of the height of the mix.',
  width: 'As a fraction of the width of the mix.',
  height: 'As a fraction of the height of the mix.',
  onCooldown: 'While the stream cools down: refuse, wait for up to 14 s, or use a new stream.',
  layoutVersion:
    'Grows with every change of the scene; in a change, the version that it is based on.',
  isLayoutApplied: 'Whether the mixing service is known to show the scene.',
  startedAt: 'When it was started.',
  endsBy: 'When it is stopped at the latest.',
  endsSoon: 'True in the last five minutes.',
  graceEndsAt: 'While the host is away: when the mix is stopped unless they come back.',
  availableAt: 'When an idle mix may start again on the same stream.',
  lastOutcome:
    'How the last task ended: `stopped`, `host-gone`, `too-long`, `push-lost` and so on.',
  serverTime: 'The clock of the service at this answer, for countdowns.',
  etag: 'The `ETag` of the room, also where a gateway drops or replaces the header.',
  playUrls: 'Signed addresses of the live stream.',
  rtmp: 'For players of RTMP.',
  flv: 'For players of HTTP-FLV.',
  hls: 'For players of HLS.',
  // People
  userId: 'The claim `sub` of a user’s token.',
  name: 'How the user wants to be called.',
  role: 'The host, a guest on stage, or one of the audience.',
  'Room.stage': 'Who is on stage or invited to it, the host first.',
  requests:
    'Requests to come on stage, oldest first: all of them for the host and moderators, for others their own.',
  you: 'The caller, and whether they are on stage.',
  'You.stage': 'As in the answers of the calls of the stage.',
  'StageMember.state': 'Whether the user has the seat, or is invited to it.',
  expiresAt: 'When an invitation by a link ends.',
  'GuestLink.userId': 'The id of the guest until somebody has accepted.',
  invitation: 'The secret of a guest link; it works once. Anyone who has it can take the seat.',
  expiresInMinutes: 'How long the link works.',
  'Standing.state': 'Whether the user is on stage, invited, waiting, or none of these.',
  isPresent: 'Whether they are in the channel.',
  isPublishing: 'Whether they send picture or sound.',
  isInPicture: 'Whether they have a pane of a live mix; if not, they are heard only.',
  requestedAt: 'When they asked to come on stage.',
  rtc: 'The join token; absent for the audience, who need no channel.',
  appId: 'The RTC application.',
  channelId: 'The channel that the token is for.',
  nonce: 'Part of the token.',
  timestamp: 'Unix time in seconds at which the token expires.',
  token: 'The signature.',
  gslb: 'Where SDKs ask for a server.',
  singleToken: 'All of the token as one text, as newer SDKs take it; the bearer of WHIP and WHEP.',
  whip: 'Where to send and play by WHIP and WHEP, if the RTC service speaks them.',
  publishUrl: 'WHIP.',
  subscribeUrl: 'WHEP; with `?user=<userId>`.',
  // Order
  moderators: 'Who may refuse, remove, mute and ban people in this room, beside the host.',
  isMuted: 'Whether the sound shall be out of the mix.',
  'query.roomId': 'The room that is meant; absent: every room.',
  'Banning.roomId': 'Absent: from every room.',
  'Unbanning.roomId': 'Absent: the ban from every room.',
  'Ban.roomId': 'Absent: from every room.',
  'LiftedBan.roomId': 'Absent: the ban from every room.',
  'Action.roomId': 'Absent: in every room.',
  until: 'When the ban ends by itself; absent: never.',
  reason: 'Why, for those who read the log; up to 200 characters.',
  bannedBy: 'Who has banned them.',
  bannedAt: 'When they were banned.',
  bans: 'By user id; only those that are in force.',
  actions: 'The newest first.',
  actionId: 'One entry.',
  'Action.kind': 'The call that was made.',
  'Action.userId': 'To whom it was done.',
  doneBy: 'Who did it.',
  isByAdmin: 'Whether they did it as an admin.',
  doneAt: 'When.',
  // Usage
  usage: 'Task by task.',
  stream: 'The name of the live stream.',
  profile: 'What was ordered.',
  endedAt: 'When it ended; absent while it runs.',
  relayMinutes: 'Started minutes in which the host’s stream was passed on as it is.',
  mixMinutes: 'Started minutes in which streams were mixed.',
  billedMinutes: 'Both together: started minutes count in full.',
  outcome: 'How it ended; `lost` if it is not known whether it ran.',
  from: 'The first UTC day.',
  to: 'The last UTC day, at most 92 days in all.',
  // PK
  pkId: 'One PK, on both sides; empty where there is none.',
  opponentRoomId: 'The room whose host is invited.',
  minutes: 'How long the PK lasts.',
  'Pk.state': 'An invitation, or a PK that runs.',
  'PkAnswer.state': 'What has become of the PK.',
  invitedBy: 'The room whose host has invited.',
  opponent: 'The other room and its host.',
  endsAt: 'When the invitation expires, or the PK ends.',
  score: 'Points of either side.',
  own: 'Of this room.',
  hostsJoinBoth:
    'Whether each host has to send into the channel of the other room, too, for the audiences to ' +
    'see both. If not, joining it is for seeing and hearing the other host only.',
  'Room.pk': 'The PK that the room is in or invited to.',
  lastPk: 'The last PK that ran, and how it ended.',
  'LastPk.outcome': 'Why it ended.',
  'LastPk.endedAt': 'When it ended.',
  eventId: 'The sender’s own; the same whenever it sends the gift again.',
  points: 'What the gift counts for.',
  counted: 'Whether this call counted the gift, or one before it.',
  // Questions
  'Room.qna': 'The terms of paid questions, and how they stand; absent if there were never any.',
  isOpen: 'Whether questions are taken now.',
  priceCents: 'What an answer costs, in hundredths of the currency.',
  currency: 'ISO 4217.',
  secondsPerAnswer: 'How long the asker has a seat.',
  queueLength: 'How many questions may wait, those included that are being paid or answered.',
  waiting: 'How many are paid for and wait.',
  answering: 'The answer that is being given.',
  'CurrentAnswer.endsAt': 'When the asker loses the seat.',
  'CurrentAnswer.text': 'The question.',
  'Question.text': 'The question.',
  'Asking.text': 'The question.',
  'Qna.own': 'The caller’s own that are not over.',
  questions: 'The oldest first.',
  questionId: 'One question; later ones have greater ids.',
  orderId: 'What the payment provider knows it by.',
  seconds: 'How long the answer is.',
  payUrl: 'The page to pay on; for the asker only, and only while it is to be paid.',
  'Question.state':
    '`awaitingPayment`, `queued`, `answering`, `answered`; or `closing` and `cancelled` without ' +
    'money, `refundDue` and `refunded` with it.',
  'Question.createdAt': 'When it was asked.',
  'Question.endsAt': 'When the asker loses the seat; absent before they had one.',
  'Question.outcome': 'Why it ended without an answer.',
  // Errors
  requestId: 'The same as in the header `x-request-id` and in the logs.',
  code: 'What programs go by.',
  message: 'What was expected, for people.',
  retryable: 'Whether the unchanged call may succeed later.',
  retryAfterMs: 'When it is worth another try; also in the header `Retry-After`.',
  details: 'Facts that a program may act on.',
};

const used = new Set<string>();

/** What a field of this owner means. Throws if nobody has written it down. */
export function fieldDescription(owner: string, field: string): string {
  const entry = [`${owner}.${field}`, field].find((name) => FIELDS[name] !== undefined);
  const description = entry && FIELDS[entry];
  if (!entry || !description) throw new Error(`openapi/fields.ts lacks ${owner}.${field}.`);
  used.add(entry);
  return description;
}

/** Entries that no field has asked for. */
export function unusedDescriptions(): string[] {
  return Object.keys(FIELDS).filter((name) => !used.has(name));
}
