import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Api } from '../api/api';
import type { Replay } from '../api/types';
import { isMessageKey, locale, t } from '../i18n/words';
import { problemWords } from '../notice';
import { Avatar } from '../parts/avatar';
import { ChapterList } from '../parts/chapter-list';
import { Link } from '../parts/link';
import { PageTitle } from '../parts/page-title';
import { ReplayActions } from '../parts/replay-actions';
import { ReplayScreen } from '../parts/replay-screen';
import { chaptersToShow } from '../replay/chapter-words';
import { ReplayPlayer } from '../replay/replay-player';
import { type ReplayReading, useReplay } from '../replay/use-replay';
import { navigate } from '../route';
import { clockWords, dateWords } from '../time-words';
import type { PageProps } from './page-props';

type Props = PageProps & { replayId: string };

/** Where a show is watched that is over. */
export function ReplayPage(props: Props) {
  const reading = useReplay(props.api, props.replayId);
  const { replay, problem } = reading;
  if (replay) return <ReplayShown {...props} replay={replay} reading={reading} />;
  if (!problem || problem.retryable) {
    return (
      <p class="lead" role="status">
        {t(problem ? 'network.lost' : 'app.loading')}
      </p>
    );
  }
  const { key, fillings } = problemWords(problem);
  return (
    <section class="dead-end" data-test="replay-missing">
      <PageTitle title={t(key, fillings)} />
      <p class="lead">{t('replay.missingLead')}</p>
      <Link to="/" class="button primary">
        {t('app.toLobby')}
      </Link>
    </section>
  );
}

type ShownProps = Props & { replay: Replay; reading: ReplayReading };

function ReplayShown({ api, me, replay, reading }: ShownProps) {
  const { hostId, hostName, roomId } = replay;
  const title = replay.title || t('lobby.untitled');
  const { video, player } = usePlayer(replay, reading, api);
  const chapters = chaptersToShow(replay.chapters);
  const seek = (atMs: number) => player?.seek(atMs);
  const isReady = replay.state === 'ready';
  return (
    <>
      <div class="watch-head">
        <Avatar userId={hostId} name={hostName} />
        <PageTitle title={title}>
          <p class="hint">{factsOf(replay)}</p>
        </PageTitle>
      </div>
      <div class="watch">
        <section class="card watch-main" aria-label={t('replay.player')}>
          {isReady ? (
            <ReplayScreen {...{ title, video, player, chapters }} />
          ) : (
            <div class="screen">
              <p class="screen-words" role="status" data-test="replay-words">
                {stateWords(replay)}
              </p>
            </div>
          )}
        </section>
        <div class="watch-side">
          {isReady && chapters.length > 0 && (
            <ChapterList
              chapters={chapters}
              positionMs={player?.positionMs.value ?? 0}
              onSeek={seek}
            />
          )}
          {me.userId === hostId && (
            <section class="card" aria-label={t('replay.yours')}>
              <p class="hint">
                {t('replay.keptUntil', { date: dateWords(replay.expiresAt, locale.value) })}
              </p>
              <ReplayActions {...{ api, replay }} onDeleted={() => void navigate('/')} />
            </section>
          )}
          <Link to={`/watch/${roomId}`} class="button" test="to-room">
            {t('replay.toRoom')}
          </Link>
        </div>
      </div>
    </>
  );
}

/** A player as soon as there is something to play; another number of files is another film. */
function usePlayer({ state, parts }: Replay, reading: ReplayReading, api: Api) {
  const video = useRef<HTMLVideoElement>(null);
  const player = useSignal<ReplayPlayer | undefined>(undefined);
  const newest = useRef(reading);
  newest.current = reading;
  const isReady = state === 'ready';
  useEffect(() => {
    if (!isReady || !video.current) return undefined;
    const next = new ReplayPlayer(video.current, parts, () => newest.current.renew());
    player.value = next;
    return () => {
      next.stop();
      player.value = undefined;
    };
  }, [isReady, parts.length]);
  // Another token reads what the last one could not.
  useEffect(() => {
    if (player.value?.state.peek() === 'failed') player.value.retry();
  }, [api]);
  return { video, player: player.value };
}

function factsOf({ hostName, startedAt, state, durationMs }: Replay): string {
  const facts = [t('watch.host', { name: hostName }), dateWords(startedAt, locale.value)];
  if (state === 'ready') facts.push(clockWords(durationMs));
  return facts.join(' · ');
}

/** Why there is nothing to play. */
function stateWords({ state, failure }: Replay): string {
  if (state === 'ready') return '';
  const why = `replay.failure.${failure}`;
  const words = t(`replay.state.${state}`);
  return isMessageKey(why) ? `${words} ${t(why)}` : words;
}
