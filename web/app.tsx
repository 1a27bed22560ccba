import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Api } from './api/api';
import type { WebConfig } from './config';
import { t } from './i18n/words';
import { LobbyPage } from './pages/lobby';
import type { PageProps } from './pages/page-props';
import { WatchPage } from './pages/watch';
import { ConfirmDialog } from './parts/confirm-dialog';
import { later } from './parts/later';
import { LiveBar } from './parts/live-bar';
import { NoPage } from './parts/no-page';
import { NoticeBar } from './parts/notice-bar';
import { Shell } from './parts/shell';
import { SignIn } from './parts/sign-in';
import { SignInDialog } from './parts/sign-in-dialog';
import { WithConfig } from './parts/with-config';
import { isForAll, route } from './route';
import { hasExpired, type Session, session } from './session';
import { isVisitOver, isVisitRefused, visit, visitor } from './visitor';

const StudioPage = later(() => import('./pages/studio').then((pages) => pages.StudioPage));
const ReplayPage = later(() => import('./pages/replay').then((pages) => pages.ReplayPage));

/** The page of the address. */
export function App() {
  return (
    <>
      <Shell>
        <WithConfig show={(config) => <SignedInOrNot config={config} />} />
      </Shell>
      <NoticeBar />
      <ConfirmDialog />
    </>
  );
}

/** Everybody signs in but who only looks on. */
function SignedInOrNot({ config }: { config: WebConfig }) {
  const looksOn = isForAll(route.value) && !session.value && !isVisitRefused.value;
  const me = useWhoIs(looksOn);
  const api = useMemo(() => new Api(config.api, me?.token ?? ''), [config.api, me?.token]);
  useEffect(() => {
    if (looksOn && (!visitor.value || isVisitOver.value)) void visit(config.visitors);
  }, [looksOn, visitor.value, isVisitOver.value]);
  if (route.value.page === 'unknown') return <NoPage />;
  if (!me && looksOn) return <Loading />;
  if (!me) return <SignIn config={config} />;
  const page = { api, config, me };
  return (
    <>
      <LiveBar api={api} me={me} />
      <Page {...page} />
      {looksOn && <SignInDialog config={config} />}
    </>
  );
}

/**
 * Who is at this page. A token that ends takes nobody's picture away: until a visitor's one has come,
 * the page goes on as it was.
 */
function useWhoIs(looksOn: boolean): Session | undefined {
  const before = useRef<Session | undefined>(undefined);
  const ended = hasExpired.value ? before.current : undefined;
  const me = session.value ?? (looksOn ? (visitor.value ?? ended) : undefined);
  before.current = me;
  return me;
}

function Loading() {
  return (
    <p class="lead" role="status">
      {t('app.loading')}
    </p>
  );
}

function Page(page: PageProps) {
  const { value: to } = route;
  // The key makes another room's page a new one, with its own link and player.
  switch (to.page) {
    case 'lobby':
      return <LobbyPage {...page} />;
    case 'studio':
      return <StudioPage {...page} roomId={to.roomId} key={`${page.me.userId} ${to.roomId}`} />;
    case 'watch':
      // Signing in changes the person, not the picture: the player goes on.
      return <WatchPage {...page} roomId={to.roomId} key={to.roomId} />;
    case 'replay':
      return <ReplayPage {...page} replayId={to.replayId} key={to.replayId} />;
    case 'unknown':
      return <NoPage />;
  }
}
