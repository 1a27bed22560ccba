/**
 * Counts the rounds of a room's PK again, gift by gift, and compares each with the result that the room
 * shows. It fails if one of them differs.
 *
 *   npm run example count-rounds <roomId> <hostId>
 */
import createClient from 'openapi-fetch';
import type { components, paths } from '../web/api/schema';
import { type LedgerPage, type Tally, tally } from './round-tally';
import { localCloud } from './sign-in';

/** As many gifts as one answer may have. */
const PAGE = 500;

type RoundResult = components['schemas']['RoundResult'];

const [roomId = '12345', hostId = 'host', statePath] = process.argv.slice(2);
const deployment = localCloud(statePath);
const headers = { authorization: `Bearer ${await deployment.tokenOf(hostId)}` };
const client = createClient<paths>({ baseUrl: deployment.apiUrl, headers });

const { data: room } = await client.GET('/get-room/{roomId}', { params: { path: { roomId } } });
const rounds = room?.pk?.rounds ?? room?.lastPk?.rounds ?? [];
if (rounds.length === 0) throw new Error(`Room ${roomId} shows no round that has ended.`);
for (const shown of rounds) {
  const counted = tally(await ledgerOf(shown.roundId));
  const isSame = shows(shown, counted);
  console.log(`round ${shown.number}: ${counted.gifts} gifts, ${wording(counted)}`);
  console.log(isSame ? 'the room shows the same' : `the room shows ${JSON.stringify(shown)}`);
  if (!isSame) process.exitCode = 1;
}

/** All pages of a round's ledger. */
async function ledgerOf(roundId: string): Promise<LedgerPage[]> {
  const pages: LedgerPage[] = [];
  for (let nextToken: string | undefined; ; ) {
    const query = { maxResults: PAGE, ...(nextToken && { nextToken }) };
    const params = { path: { roundId }, query };
    const { data, error } = await client.GET('/list-gifts/{roundId}', { params });
    if (!data) throw new Error(`${error?.code}: ${error?.message}`);
    pages.push(data);
    nextToken = data.nextToken;
    if (!nextToken) return pages;
  }
}

/** Whether the room shows what was counted. */
function shows({ score, winnerRoomIds }: RoundResult, counted: Tally): boolean {
  const rooms = Object.keys(counted.score);
  const isScore = score.every((side) => side.points === counted.score[side.roomId]);
  const isWinner = winnerRoomIds.toSorted().join() === counted.winners.toSorted().join();
  return isScore && score.length === rooms.length && isWinner;
}

function wording({ score, winners, topGivers }: Tally): string {
  const sides = Object.entries(score).map(([id, points]) => {
    const givers = topGivers[id]?.map(({ userId, points: given }) => `${userId} ${given}`) ?? [];
    return `${id} ${points}${givers.length > 0 ? ` (${givers.join(', ')})` : ''}`;
  });
  return `${sides.join(' : ')}, winner ${winners.join(', ') || 'none'}`;
}
