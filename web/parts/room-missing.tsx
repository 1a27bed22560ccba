import { t } from '../i18n/words';
import { problemWords } from '../notice';
import type { RoomFeed } from '../room/room-feed';
import { Link } from './link';
import { PageTitle } from './page-title';

/** Before the room has been read, and when there is none to read. */
export function RoomMissing({ feed }: { feed: RoomFeed }) {
  const problem = feed.problem.value;
  if (!problem || problem.retryable) {
    return (
      <p class="lead" role="status">
        {t(problem ? 'network.lost' : 'app.loading')}
      </p>
    );
  }
  const { key, fillings } = problemWords(problem);
  return (
    <div class="dead-end" data-test="room-missing">
      <PageTitle title={t(key, fillings)} />
      <Link to="/" class="button primary">
        {t('app.toLobby')}
      </Link>
    </div>
  );
}
