/** Who of a room is neither seen nor heard in its mix, whatever its host asks for. */
import { fitting } from './named-users';

/** Whose panes are covered and whose voices are left out. */
export interface Cover {
  userIds: readonly string[];
  /** A picture for the panes; they are black without one. */
  url?: string | undefined;
}

type Covered = { cover: Cover | undefined };

/** A covered room, and who is on its stage. */
type CoveredStage = Covered & { hostId: string; stage: readonly { userId: string }[] };

/** These users are covered, too; the same cover if they were. */
export function withCover(
  { cover, hostId, stage }: CoveredStage,
  userIds: string[],
  url?: string,
): Cover | undefined {
  const before = cover?.userIds ?? [];
  const added = userIds.filter((userId) => !before.includes(userId));
  const people = [hostId, ...stage.map(({ userId }) => userId), ...added];
  return added.length === 0 ? cover : { userIds: fitting([...before, ...added], people), url };
}

/** The user is not covered any more; the same cover if they were not. */
export function withoutCover({ cover }: Covered, userId: string): Cover | undefined {
  if (!cover?.userIds.includes(userId)) return cover;
  // Nobody is not nothing: what was asked of the service has to be taken back.
  return { ...cover, userIds: cover.userIds.filter((each) => each !== userId) };
}
