/** A call: who makes it, and the operation as `openapi.json` writes it. */
export interface Step {
  /** `server` has the server key, and a sender of callbacks has nothing. */
  as: string;
  operation: string;
  /** What the names in braces stand for. */
  ids?: Record<string, string>;
  query?: string;
  body?: object;
  /** Only of what is refused: the rest is done, or (202) still to be confirmed. */
  status?: 401 | 404 | 409;
}

/** Every operation of the API, in an order in which each is possible; a question is paid between. */
export function wholeApi(ann: string, bob: string) {
  const rooms = { ann: { roomId: ann }, bob: { roomId: bob } };
  const of = (host: keyof typeof rooms, as: string = host) => ({ as, ids: rooms[host] });
  const annForCay = { as: 'ann', ids: { ...rooms.ann, userId: 'cay' } };
  const ban = { as: 'ann', ids: { userId: 'cay' } };
  const round = { roundId: '00000000-0000-4000-8000-000000000000-1' };
  const replay = { replayId: `${ann}_r1` };
  const beforePayment: Step[] = [
    { as: 'ann', operation: 'POST /create-room', body: rooms.ann },
    { as: 'bob', operation: 'POST /create-room', body: rooms.bob },
    { as: 'cay', operation: 'GET /list-rooms', query: '?maxResults=5' },
    { ...of('ann'), operation: 'POST /update-room/{roomId}', body: { recording: 'manual' } },
    { ...of('ann', 'cay'), operation: 'GET /get-room/{roomId}' },
    { ...of('ann'), operation: 'POST /join-room/{roomId}', body: { role: 'host' } },
    { ...of('ann', 'cay'), operation: 'POST /request-stage/{roomId}', body: {} },
    { ...of('ann'), operation: 'POST /invite-guest/{roomId}', body: {} },
    { ...annForCay, operation: 'POST /seat-member/{roomId}/{userId}', body: {} },
    { ...annForCay, operation: 'POST /move-seat/{roomId}/{userId}', body: { seatNumber: 3 } },
    // She is not in the channel.
    {
      ...of('ann'),
      operation: 'POST /transfer-room/{roomId}',
      body: { userId: 'cay' },
      status: 409,
    },
    { ...annForCay, operation: 'POST /unseat-member/{roomId}/{userId}' },
    { ...annForCay, operation: 'POST /add-moderator/{roomId}/{userId}' },
    { ...annForCay, operation: 'POST /remove-moderator/{roomId}/{userId}' },
    { ...ban, operation: 'POST /ban-member/{userId}', body: { ...rooms.ann, reason: 'Spam' } },
    { as: 'ann', operation: 'GET /list-bans', query: `?roomId=${ann}` },
    { ...ban, operation: 'POST /unban-member/{userId}', body: rooms.ann },
    { as: 'ann', operation: 'GET /list-actions', query: `?roomId=${ann}` },
    { ...of('ann'), operation: 'POST /start-mix/{roomId}', body: {} },
    { ...of('bob'), operation: 'POST /start-mix/{roomId}', body: {} },
    { ...annForCay, operation: 'POST /mute-member/{roomId}/{userId}', body: {} },
    {
      ...of('ann'),
      operation: 'POST /update-seat/{roomId}',
      body: { seatNumber: 9, isLocked: true },
    },
    {
      ...of('ann'),
      as: 'admin',
      operation: 'POST /moderate/{roomId}',
      body: { action: 'cover', userId: 'ann', reason: 'A test card' },
    },
    {
      ...of('ann'),
      as: 'admin',
      operation: 'POST /lift-moderation/{roomId}',
      body: { userId: 'ann', allowStream: true },
    },
    { ...of('ann'), operation: 'POST /update-mix/{roomId}', body: { layout: 'pip' } },
    // Nobody is in the channel, so there is no stream that could be recorded.
    { ...of('ann'), operation: 'POST /start-recording/{roomId}', body: {}, status: 409 },
    { ...of('ann'), operation: 'POST /stop-recording/{roomId}', body: {} },
    { as: 'cay', operation: 'GET /list-replays', query: `?roomId=${ann}` },
    { as: 'cay', operation: 'GET /get-replay/{replayId}', ids: replay, status: 404 },
    { as: 'ann', operation: 'POST /delete-replay/{replayId}', ids: replay, body: {}, status: 404 },
    { ...of('ann'), operation: 'POST /invite-pk/{roomId}', body: { opponentRoomId: bob } },
    { ...of('bob'), operation: 'POST /accept-pk/{roomId}' },
    {
      ...of('ann', 'server'),
      operation: 'POST /score-pk/{roomId}',
      body: { eventId: 'gift-1', points: 5 },
    },
    { as: 'ann', operation: 'GET /list-gifts/{roundId}', ids: round, status: 404 },
    { ...of('ann'), operation: 'POST /surrender-round/{roomId}' },
    { ...of('bob'), operation: 'POST /start-round/{roomId}', body: { minutes: 1 } },
    { ...of('ann'), operation: 'POST /end-pk/{roomId}' },
    { ...of('ann'), operation: 'POST /open-qna/{roomId}', body: { priceCents: 100 } },
    { ...of('ann', 'cay'), operation: 'POST /ask-question/{roomId}', body: { text: 'Why?' } },
  ];
  const afterPayment = (questionId: string): Step[] => {
    const question = (as: string) => ({ as, ids: { ...rooms.ann, questionId } });
    const sender = { as: '', ids: { secret: 'none' } };
    return [
      { ...of('ann'), operation: 'GET /list-questions/{roomId}' },
      { ...question('cay'), operation: 'GET /get-question/{roomId}/{questionId}' },
      { ...question('ann'), operation: 'POST /accept-question/{roomId}/{questionId}' },
      { ...question('ann'), operation: 'POST /end-question/{roomId}/{questionId}' },
      { ...of('ann'), operation: 'POST /close-qna/{roomId}' },
      { ...of('ann'), operation: 'POST /stop-mix/{roomId}' },
      { ...of('ann'), operation: 'GET /room-usage/{roomId}' },
      { ...of('ann'), operation: 'GET /list-events/{roomId}', query: '?after=1' },
      { ...of('ann'), operation: 'POST /close-room/{roomId}' },
      { as: 'admin', operation: 'GET /usage', query: '?from=2026-01-01&to=2026-01-31' },
      // A page is no sender of callbacks; it can read that it is refused.
      { ...sender, operation: 'POST /rtc-callback/{secret}', status: 401 },
      { ...sender, operation: 'GET /live-callback/{secret}', status: 401 },
      { ...sender, operation: 'POST /payment-callback/{secret}', status: 401 },
      { ...sender, operation: 'POST /moderation-callback/{secret}', status: 401 },
      { ...sender, operation: 'POST /record-callback/{secret}', status: 401 },
    ];
  };
  return { beforePayment, afterPayment };
}
