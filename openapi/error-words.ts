import type { ErrorCode } from '../lib/errors';

/** What people are told of an error code, in one language. */
export interface Words {
  /** To somebody in front of a page; `{message}` is the message of the answer. */
  say: string;
  /** To a developer: when the code is answered. */
  when: string;
  /** To an operator who sees it often. */
  act: string;
}

/**
 * The words of every error code. `npm run openapi` writes `docs/errors.md` and the words of the
 * pages from them.
 */
export const ERROR_WORDS: Record<ErrorCode, { en: Words; zh: Words }> = {
  InvalidRequest: {
    en: {
      say: 'That was not accepted: {message}',
      when: 'a field, a path or a header is not as documented; `details.problems` names each',
      act: 'nothing. After a release: a client is older than the API',
    },
    zh: {
      say: '请求未被接受：{message}',
      when: '字段、路径或请求头不符合文档，`details.problems` 逐项列出',
      act: '无。发布之后出现：客户端比 API 旧',
    },
  },
  InvalidJson: {
    en: {
      say: 'The server did not understand this page. Reload it.',
      when: 'the body is not JSON in UTF-8',
      act: 'nothing. On a callback: the sender changed its format',
    },
    zh: {
      say: '服务器无法理解此页面，请刷新。',
      when: '请求体不是 UTF-8 的 JSON',
      act: '无。出现在回调上：发送方改了格式',
    },
  },
  Unauthenticated: {
    en: {
      say: 'Please sign in again.',
      when: 'there is no valid token, or a callback has a wrong secret or signature',
      act: 'on callbacks: see [operate.md](operate.md#callbacks-do-not-arrive). For all callers at once: `JWT_SECRET`, `JWT_JWKS_URL`, `JWT_ISSUER` or `JWT_AUDIENCE` differ from those of the login service',
    },
    zh: {
      say: '请重新登录。',
      when: '没有有效的令牌，或回调的密钥、签名不对',
      act: '回调：见 [operate.zh-CN.md](operate.zh-CN.md#收不到回调)。所有调用方同时出现：`JWT_SECRET`、`JWT_JWKS_URL`、`JWT_ISSUER` 或 `JWT_AUDIENCE` 与登录服务不一致',
    },
  },
  TokenExpired: {
    en: {
      say: 'Your session has ended. Please sign in again.',
      when: 'the token has expired',
      act: 'nothing. Many at once: a clock is wrong, or the login service issues short tokens',
    },
    zh: {
      say: '登录已过期，请重新登录。',
      when: '令牌已过期',
      act: '无。大量出现：时钟不准，或登录服务签发的有效期太短',
    },
  },
  NotRoomHost: {
    en: {
      say: 'Only the host of the room may do this.',
      when: "only the room's host may do this",
      act: 'nothing',
    },
    zh: { say: '只有房间的主播可以这样做。', when: '只有房间的主播可以', act: '无' },
  },
  NotAdmin: {
    en: {
      say: 'Only an administrator may do this.',
      when: 'only a token whose `scope` has `admin` may do this',
      act: 'nothing',
    },
    zh: { say: '只有管理员可以这样做。', when: '只有 `scope` 含 `admin` 的令牌可以', act: '无' },
  },
  NotInvited: {
    en: {
      say: 'Your invitation has ended. Ask to join instead.',
      when: 'the user has no invitation to the stage',
      act: 'nothing',
    },
    zh: { say: '对你的邀请已失效，请改为申请连麦。', when: '该用户没有收到上麦邀请', act: '无' },
  },
  NotOnStage: {
    en: {
      say: 'No seat on this stage any more. To come on it, ask to join first.',
      when: 'a co-host wants to join without a seat, or who has none is to be moved or moderated',
      act: 'nothing',
    },
    zh: {
      say: '已不在麦上。要上麦请先申请连麦。',
      when: '没有麦位就要以嘉宾身份加入，或要移动、处置没有麦位的人',
      act: '无',
    },
  },
  StreamForbidden: {
    en: {
      say: 'The stream of this show is blocked.',
      when: 'moderation has forbidden the room’s stream, or has allowed it and the live service is not known to have done so',
      act: 'if it was wrong, an admin calls `lift-moderation` with `allowStream`; `GET /list-actions` says why it was forbidden',
    },
    zh: {
      say: '本场直播流已被禁播。',
      when: '审核已禁推该房间的直播流；或已解禁，但尚未确认直播服务已恢复',
      act: '若为误判，由管理员以 `allowStream` 调用 `lift-moderation`；禁播原因见 `GET /list-actions`',
    },
  },
  Banned: {
    en: {
      say: 'You cannot come on stage here.',
      when: 'the user is banned from the room or from every room; `details` says who, and until when',
      act: 'nothing. `GET /list-bans` has the bans, `GET /list-actions` who banned whom, and why',
    },
    zh: {
      say: '你无法在这里上麦。',
      when: '该用户已被本房间或全站封禁；`details` 给出用户和到期时间',
      act: '无。`GET /list-bans` 列出封禁，`GET /list-actions` 列出谁封禁了谁、为什么',
    },
  },
  RoomNotFound: {
    en: {
      say: 'There is no such room. Its address may be mistyped.',
      when: 'there is no such room',
      act: 'nothing',
    },
    zh: { say: '没有这个房间，地址可能有误。', when: '没有此房间', act: '无' },
  },
  QuestionNotFound: {
    en: {
      say: 'There is no such question.',
      when: "there is no such question, or it is not the caller's",
      act: 'nothing',
    },
    zh: { say: '没有这个提问。', when: '没有此提问，或不属于调用者', act: '无' },
  },
  RoundNotFound: {
    en: {
      say: 'There is no such round.',
      when: 'there is no such round, or its PK ended more than 90 days ago',
      act: 'nothing',
    },
    zh: { say: '没有这一局。', when: '没有此局，或其 PK 结束已超过 90 天', act: '无' },
  },
  RouteNotFound: {
    en: {
      say: 'The server does not know this call. Reload the page.',
      when: 'the function has no such path or method',
      act: 'routes of the domain and functions differ: deploy again',
    },
    zh: {
      say: '服务器不认识这个请求，请刷新页面。',
      when: '函数没有这个路径或方法',
      act: '域名路由与函数不一致：重新部署',
    },
  },
  RoomExists: {
    en: {
      say: 'There is a room with this id already.',
      when: 'the room id is taken',
      act: 'nothing',
    },
    zh: { say: '这个房间 ID 已被使用。', when: '房间 ID 已被占用', act: '无' },
  },
  RoomClosed: {
    en: { say: 'This room is closed.', when: 'the room is closed', act: 'nothing' },
    zh: { say: '这个房间已关闭。', when: '房间已关闭', act: '无' },
  },
  StageClosed: {
    en: {
      say: 'The host takes nobody on stage at the moment, but by invitation.',
      when: 'the room’s `admission` is `closed`, or was changed meanwhile',
      act: 'nothing',
    },
    zh: {
      say: '主播暂时不接受上麦申请，只能受邀上麦。',
      when: '房间的 `admission` 为 `closed`，或期间被改动',
      act: '无',
    },
  },
  StageFull: {
    en: {
      say: 'The stage is full. Somebody has to leave first.',
      when: 'all seats are taken or locked (`details.maxSeats`)',
      act: 'nothing',
    },
    zh: {
      say: '麦位已满，需要有人先下麦。',
      when: '麦位已满或已锁定（`details.maxSeats`）',
      act: '无',
    },
  },
  SeatTaken: {
    en: {
      say: 'This seat is taken. Choose another one.',
      when: 'somebody has the seat that was named, or is invited to it (`details.seatNumber`)',
      act: 'nothing',
    },
    zh: {
      say: '这个麦位已有人，请换一个。',
      when: '指定的麦位已有人或已留给受邀者（`details.seatNumber`）',
      act: '无',
    },
  },
  SeatLocked: {
    en: {
      say: 'This seat is locked. Choose another one.',
      when: 'the host or a moderator has locked the seat (`details.seatNumber`)',
      act: 'nothing',
    },
    zh: {
      say: '这个麦位已锁定，请换一个。',
      when: '主播或房管锁定了该麦位（`details.seatNumber`）',
      act: '无',
    },
  },
  NotInChannel: {
    en: {
      say: 'This co-host is not connected at the moment.',
      when: 'the co-host who is to be given the room is not in its channel',
      act: 'nothing',
    },
    zh: {
      say: '这位嘉宾当前不在线。',
      when: '要接手房间的嘉宾不在频道中',
      act: '无',
    },
  },
  TooManyModerators: {
    en: {
      say: 'There are too many moderators already.',
      when: 'the room has as many moderators as it may have; `details.limit` says how many',
      act: 'nothing',
    },
    zh: {
      say: '房管已满。',
      when: '房间的房管已达上限，见 `details.limit`',
      act: '无',
    },
  },
  HostStays: {
    en: {
      say: 'The host cannot be removed. Close the room instead.',
      when: 'the host cannot be removed from the stage',
      act: 'nothing',
    },
    zh: { say: '不能移出主播。如需结束，请关闭房间。', when: '主播不能被移下麦', act: '无' },
  },
  QnaNotOpen: {
    en: {
      say: 'The host takes no questions at the moment.',
      when: 'the room accepts no questions, or no mix is running',
      act: 'nothing',
    },
    zh: { say: '主播现在没有开放提问。', when: '房间没有开启问答，或没有在混流', act: '无' },
  },
  QnaNotPossible: {
    en: {
      say: 'Paid questions are not possible here.',
      when: 'no payment provider is configured, or the host asks in their own room',
      act: 'nothing, or set `PAYMENT_URL_BASE`, `PAYMENT_KEY` and `CALLBACK_SECRET`',
    },
    zh: {
      say: '这里不能付费提问。',
      when: '没有配置支付方，或主播在自己的房间提问',
      act: '无；或设置 `PAYMENT_URL_BASE`、`PAYMENT_KEY`、`CALLBACK_SECRET`',
    },
  },
  QuestionOpen: {
    en: {
      say: 'Your earlier question is still open.',
      when: 'the caller has another open question',
      act: 'nothing',
    },
    zh: { say: '你还有一个提问没有结束。', when: '调用者还有未结束的问题', act: '无' },
  },
  QuestionNotWaiting: {
    en: {
      say: 'This question is no longer waiting.',
      when: 'the question is answered, refused or not paid',
      act: 'nothing',
    },
    zh: { say: '这个提问已不在等待。', when: '问题已回答、已拒绝或未付款', act: '无' },
  },
  AnswerRunning: {
    en: {
      say: 'A question is being answered. Try again afterwards.',
      when: 'another question is being answered, or one is while the room is to be handed over',
      act: 'nothing',
    },
    zh: {
      say: '正在回答提问，请稍后再试。',
      when: '正在回答另一个问题，或在回答期间移交房间',
      act: '无',
    },
  },
  PkBusy: {
    en: {
      say: 'The room, or the other one, has a PK or an invitation to one. Try again afterwards.',
      when: 'the other room is in a PK or invited to one, another room is invited into this PK, or the PK changes all the time; or the room that is to be handed over is in a PK',
      act: 'nothing',
    },
    zh: {
      say: '本房间或对方房间正在 PK 或有邀请，请稍后再试。',
      when: '对方房间正在 PK 或已收到邀请，这场 PK 正在邀请别的房间，或 PK 一直在变化；要移交的房间正在 PK',
      act: '无',
    },
  },
  RoundRunning: {
    en: {
      say: 'A round is running. Propose the next one after it.',
      when: 'a round of the PK runs, so that no other can be proposed yet',
      act: 'nothing',
    },
    zh: {
      say: '本局尚未结束，结束后再发起下一局。',
      when: 'PK 的一局正在进行，还不能发起下一局',
      act: '无',
    },
  },
  PkFull: {
    en: {
      say: 'The PK has as many rooms as it may have.',
      when: 'the PK has as many rooms as it may have, with the one that is invited: four, or two where `MIXER=rtc`; or twenty rooms have come and gone. `details.maxRooms`',
      act: 'nothing',
    },
    zh: {
      say: '这场 PK 的房间数已满。',
      when: 'PK 的房间数已满（含受邀房间）：四个，`MIXER=rtc` 时两个；或先后加入的房间已达二十个。见 `details.maxRooms`',
      act: '无',
    },
  },
  PkOff: {
    en: {
      say: 'This host takes no invitations to a PK.',
      when: 'the other room has `allowPk: false`',
      act: 'nothing',
    },
    zh: {
      say: '对方主播未开放 PK 邀请。',
      when: '对方房间设置了 `allowPk: false`',
      act: '无',
    },
  },
  PkRefused: {
    en: {
      say: 'The other host takes no PK with you right now. Ask again in a while.',
      when: 'the other host has refused an invitation of this host, or let it expire, in the last two minutes; or a PK of both ended less than `opponentPauseMinutes` of the other room ago',
      act: 'nothing',
    },
    zh: {
      say: '对方暂不接受你的 PK 邀请，请过一会儿再试。',
      when: '两分钟内，对方主播拒绝过该主播的邀请，或邀请已过期；或双方的 PK 结束后，还没过对方房间的 `opponentPauseMinutes`',
      act: '无',
    },
  },
  PkNotRunning: {
    en: {
      say: 'There is no PK, no round or no invitation now.',
      when: 'the room is in no PK, or not in the round that runs; no round runs; there were all rounds; or the invitation has ended',
      act: 'nothing',
    },
    zh: {
      say: '现在没有 PK、没有进行中的一局，也没有邀请。',
      when: '房间不在 PK 中或不在进行中的一局里、没有进行中的一局、局数已用完，或邀请已结束',
      act: '无',
    },
  },
  PkNotPossible: {
    en: {
      say: 'A PK needs rooms on air, each with at least two places in its broadcast.',
      when: 'a PK needs live rooms of one kind and of different hosts, with two seats each',
      act: 'nothing',
    },
    zh: {
      say: '各房间都在直播、且画面人数都至少为 2 时才能 PK。',
      when: 'PK 需要直播中、类型相同、主播不同、各有两个麦位的房间',
      act: '无',
    },
  },
  MixAlreadyRunning: {
    en: {
      say: 'The broadcast is on already.',
      when: 'the mix is starting or live',
      act: 'nothing, unless the picture stands still: see [operate.md](operate.md#a-mix-is-stuck)',
    },
    zh: {
      say: '已经在直播了。',
      when: '混流正在启动或进行中',
      act: '无，除非画面静止不动：见 [operate.zh-CN.md](operate.zh-CN.md#混流卡住)',
    },
  },
  MixNotRunning: {
    en: {
      say: 'The broadcast is not on.',
      when: 'the mix is not live, or the start was stopped meanwhile',
      act: 'nothing',
    },
    zh: { say: '现在没有在直播。', when: '混流没有在进行，或启动途中被停止', act: '无' },
  },
  MixStopping: {
    en: {
      say: 'The broadcast is just being stopped. Try again in a moment.',
      when: 'the mix is being stopped',
      act: 'nothing. For longer than a minute: see [operate.md](operate.md#a-mix-is-stuck)',
    },
    zh: {
      say: '正在停播，请稍后再试。',
      when: '混流正在停止',
      act: '无。超过一分钟：见 [operate.zh-CN.md](operate.zh-CN.md#混流卡住)',
    },
  },
  StreamCoolingDown: {
    en: {
      say: 'The live address is cooling down. Wait, or take a new address.',
      when: 'the StreamURL is in its cooldown of 10 s (`details.availableAt`); after a handover, a start of the old host may take up to 30 s to be settled',
      act: 'nothing. Clients may send `onCooldown`',
    },
    zh: {
      say: '直播地址还在冷却。请等待，或换新地址。',
      when: 'StreamURL 正在 10 秒冷却中（`details.availableAt`）；移交房间后，原主播未确认的开播最多 30 秒后才能处理完',
      act: '无。客户端可以带 `onCooldown`',
    },
  },
  StaleLayoutVersion: {
    en: {
      say: 'Somebody else has just changed the layout. Choose again.',
      when: 'the layout was changed since (`details.layoutVersion`)',
      act: 'nothing',
    },
    zh: {
      say: '布局刚被别人改过，请重新选择。',
      when: '布局已被改过（`details.layoutVersion`）',
      act: '无',
    },
  },
  ChannelEmpty: {
    en: {
      say: 'Nobody is on stage yet. Go on stage, then start.',
      when: 'nobody is in the channel yet (`MIXER=live` only)',
      act: 'nothing. Clients join before they start the mix',
    },
    zh: {
      say: '麦上还没有人。请先上麦，再开播。',
      when: '频道里还没有人（仅 `MIXER=live`）',
      act: '无。客户端先加入频道，再启动混流',
    },
  },
  NotEnoughSeats: {
    en: {
      say: 'This layout needs more places than the broadcast was started with. Stop, choose more, start again.',
      when: 'the layout needs more panes than the mix was started with',
      act: 'nothing',
    },
    zh: {
      say: '此布局需要的画面人数多于开播时的设置。请停播，增加画面人数后再开播。',
      when: '布局需要的窗格多于启动时的设置',
      act: '无',
    },
  },
  BodyTooLarge: {
    en: {
      say: 'That is too long.',
      when: 'the body has more than 16 KiB, or 64 KiB of RTC events',
      act: 'nothing',
    },
    zh: { say: '内容太长。', when: '请求体超过 16 KiB（RTC 事件为 64 KiB）', act: '无' },
  },
  IdempotencyKeyReused: {
    en: {
      say: 'The settings changed while starting. Try again.',
      when: 'the same `Idempotency-Key` came with other parameters',
      act: 'nothing. The client has a bug',
    },
    zh: {
      say: '这次开播的参数在途中变了，请重试。',
      when: '同一个 `Idempotency-Key`，参数却不同',
      act: '无。客户端有缺陷',
    },
  },
  QuotaExceeded: {
    en: {
      say: 'Too many broadcasts are on at the moment. Try again when one has ended.',
      when: 'the app or the host has as many mixes as are allowed (`details.scope`)',
      act: 'see [operate.md](operate.md#the-quota-is-used-up)',
    },
    zh: {
      say: '同时进行的直播太多，请等一场结束后再试。',
      when: '应用或主播同时进行的混流已达上限（`details.scope`）',
      act: '见 [operate.zh-CN.md](operate.zh-CN.md#配额用完)',
    },
  },
  RateLimited: {
    en: {
      say: 'Too many tries in a minute. Wait a little.',
      when: 'the caller sends too many calls in a minute',
      act: 'nothing. For many callers: raise `CALLS_PER_MINUTE`',
    },
    zh: {
      say: '一分钟内尝试太多，请稍等。',
      when: '调用者一分钟内调用过多',
      act: '无。很多调用者都这样：提高 `CALLS_PER_MINUTE`',
    },
  },
  TooManyStageRequests: {
    en: {
      say: 'Many people are asking to join. Try again in a while.',
      when: '50 people wait for the stage already',
      act: 'nothing. The host accepts or refuses some',
    },
    zh: {
      say: '现在申请的人太多，请稍后再试。',
      when: '已有 50 人在申请连麦',
      act: '无。由主播同意或拒绝',
    },
  },
  TooManyQuestions: {
    en: {
      say: 'Many questions are waiting. Try again in a while.',
      when: 'as many questions wait as the host allows',
      act: 'nothing',
    },
    zh: {
      say: '现在排队的提问太多，请稍后再试。',
      when: '排队的问题已达主播设定的上限',
      act: '无',
    },
  },
  InternalError: {
    en: {
      say: 'The server failed. Try again.',
      when: 'the server failed, or its configuration is not usable',
      act: 'read `error` in the log; it names what is missing. After a release: [roll back](deploy.md#rolling-back)',
    },
    zh: {
      say: '服务器出错，请重试。',
      when: '服务端出错，或配置不可用',
      act: '看日志里的 `error`，其中写明缺什么。发布之后出现：[回滚](deploy.zh-CN.md#回滚)',
    },
  },
  MixerRefused: {
    en: {
      say: 'The mixing service refused the broadcast. Check its settings, or try again later.',
      when: 'the RTC service refused (`details.serviceCode`)',
      act: "`Forbidden`: the policy of the role. `InvalidAppId…`: `RTC_APP_ID`. Otherwise the vendor's page of the code",
    },
    zh: {
      say: '混流服务拒绝了这场直播。请检查设置，或稍后再试。',
      when: 'RTC 服务拒绝（`details.serviceCode`）',
      act: '`Forbidden`：角色的策略。`InvalidAppId…`：`RTC_APP_ID`。其他见厂商对该错误码的说明',
    },
  },
  MixerUnavailable: {
    en: {
      say: 'The mixing service does not answer at the moment. Try again.',
      when: 'the RTC service did not answer or throttles, or too many calls change the room at once',
      act: "callers repeat. For longer than 5 minutes: the vendor's status page, then a ticket with the times of the calls",
    },
    zh: {
      say: '混流服务暂时没有响应，请重试。',
      when: 'RTC 服务没有应答或在限流，或同时修改房间的调用太多',
      act: '调用方会重试。超过 5 分钟：看厂商状态页，再带上调用时间提工单',
    },
  },
  StoreUnavailable: {
    en: {
      say: 'The server cannot reach its data at the moment. Try again.',
      when: 'Tablestore did not answer, or refused the role',
      act: '`error` in the log has its code. `OTSAuthFailed`, `OTSNoPermissionAccess`: the policy, or the network access of the instance. `OTSObjectNotExist`: `npm run provision`',
    },
    zh: {
      say: '服务器暂时无法读写数据，请重试。',
      when: 'Tablestore 没有应答，或拒绝了角色',
      act: '日志里的 `error` 有它的错误码。`OTSAuthFailed`、`OTSNoPermissionAccess`：策略，或实例的网络访问设置。`OTSObjectNotExist`：`npm run provision`',
    },
  },
  KeysUnavailable: {
    en: {
      say: 'The server cannot check sign-ins at the moment. Try again.',
      when: '`JWT_JWKS_URL` gave no usable keys within 3 s',
      act: '`error` in the log says why. The address has to answer a JSON Web Key Set',
    },
    zh: {
      say: '服务器暂时无法核对登录，请重试。',
      when: '`JWT_JWKS_URL` 在 3 秒内没有给出可用的公钥',
      act: '日志里的 `error` 有原因。该地址应返回 JSON Web Key Set',
    },
  },
  RoomBusy: {
    en: {
      say: 'Many people are changing this room. Try again.',
      when: 'too many calls change the room at once',
      act: 'callers repeat. Always the same room: a client in a loop',
    },
    zh: {
      say: '同时操作这个房间的人太多，请重试。',
      when: '同时修改房间的调用太多',
      act: '调用方会重试。总是同一个房间：某个客户端在死循环',
    },
  },
  ReplayNotFound: {
    en: {
      say: 'That replay is not there.',
      when: 'there is no replay with this id, or it cannot be played yet and is not the caller’s',
      act: 'nothing',
    },
    zh: {
      say: '没有这个回放。',
      when: '没有这个 id 的回放，或者尚不能播放且不属于调用方',
      act: '无',
    },
  },
  RecordingNotPossible: {
    en: {
      say: 'Recording is not possible here.',
      when: 'the deployment has no `REPLAY_BUCKET`, the rule of the room is `recording: off`, or the replay that is to be deleted is in another bucket',
      act: 'to record, set `REPLAY_BUCKET`, run `npm run provision` and deploy. For another bucket see [recordings](guides/recordings.md#another-bucket)',
    },
    zh: {
      say: '此处无法录制。',
      when: '部署没有设置 `REPLAY_BUCKET`，房间规则为 `recording: off`，或要删除的回放在另一个存储空间里',
      act: '需要录制时：设置 `REPLAY_BUCKET`，运行 `npm run provision` 后部署。更换存储空间见[录制与回放](guides/recordings.zh-CN.md#更换存储空间)',
    },
  },
  RecordingStopping: {
    en: {
      say: 'The recording is being stopped. Try again in a moment.',
      when: 'the last recording is not known to have ended',
      act: 'nothing',
    },
    zh: { say: '录制正在停止，请稍后再试。', when: '上一次录制尚未确认结束', act: '无' },
  },
  StreamNotThere: {
    en: {
      say: 'The stream has not begun yet. Try again in a moment.',
      when: 'the live service has no stream of the mix: it has just started, or its push is lost',
      act: 'nothing. For every mix: the push does not arrive; see `lastOutcome`',
    },
    zh: {
      say: '直播流还没有开始，请稍后再试。',
      when: '直播服务中没有该混流的流：刚刚开始，或推流已丢失',
      act: '无。每次混流都出现：推流没有到达，见 `lastOutcome`',
    },
  },
  ReplayRecording: {
    en: {
      say: 'This replay is still being recorded.',
      when: 'a replay is to be deleted while it is being recorded',
      act: 'nothing',
    },
    zh: { say: '该回放仍在录制。', when: '要删除的回放正在录制', act: '无' },
  },
  RecorderRefused: {
    en: {
      say: 'The recording service refused.',
      when: 'the live service refused a command; `details.code` is its word',
      act: 'see the code. `CodeConfigNotFound` or `InvalidConfig.NotFound`: run `npm run provision`, and start the mix anew; `NoPermission`: the role lacks rights of [function-role.json](ram/function-role.json)',
    },
    zh: {
      say: '录制服务拒绝了请求。',
      when: '直播服务拒绝了命令，`details.code` 是其错误码',
      act: '查看错误码。`CodeConfigNotFound` 或 `InvalidConfig.NotFound`：运行 `npm run provision` 并重新开始混流；`NoPermission`：角色缺少 [function-role.json](ram/function-role.json) 中的权限',
    },
  },
};
