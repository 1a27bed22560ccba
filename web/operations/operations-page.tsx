import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Api } from '../api/api';
import type { Usage } from '../api/types';
import type { WebConfig } from '../config';
import { ot } from '../i18n/order-words';
import { t } from '../i18n/words';
import { ActionLog } from '../parts/action-log';
import { BanList } from '../parts/ban-list';
import { Choice } from '../parts/choice';
import { PageTitle } from '../parts/page-title';
import { Sheet } from '../parts/sheet';
import { endOperator, operator } from './admin-session';
import { OperatorDoor } from './operator-door';
import { Today } from './today';
import { useWall } from './use-wall';
import { FILTERS, type Filter, wallOf } from './wall';
import { WallGrid } from './wall-grid';
import { WallRoom } from './wall-room';

/** All shows at a glance, for the operators of a deployment, and what can be done about them. */
export function OperationsPage({ config }: { config: WebConfig }) {
  const token = operator()?.token;
  const api = useMemo(() => new Api(config.api, token ?? ''), [config.api, token]);
  return token ? <Wall api={api} /> : <OperatorDoor config={config} />;
}

function Wall({ api }: { api: Api }) {
  const { rooms, usage, isLost, turn } = useWall(api);
  const filter = useSignal<Filter>('live');
  const search = useSignal('');
  const opened = useSignal('');
  const isRoomOpen = useSignal(false);
  const tasks = useMemo(() => byRoom(usage), [usage]);
  const shown = useMemo(
    () => wallOf(rooms ?? [], { filter: filter.value, search: search.value }),
    [rooms, filter.value, search.value],
  );
  const open = (roomId: string) => {
    opened.value = roomId;
    isRoomOpen.value = true;
  };
  return (
    <>
      <PageTitle title={ot('wall.title')}>
        <Today usage={usage} />
        <div class="row">
          <LogButton api={api} />
          <button
            type="button"
            class="small"
            data-test="end-operator"
            onClick={() => endOperator()}
          >
            {t('app.signOut')}
          </button>
        </div>
      </PageTitle>
      <div class="wall-filters">
        <label class="field">
          {ot('wall.search')}
          <input
            type="search"
            data-test="wall-search"
            value={search}
            onInput={({ currentTarget }) => {
              search.value = currentTarget.value;
            }}
          />
        </label>
        <Choice
          words={ot('wall.filter')}
          test="wall-filter"
          values={FILTERS}
          value={filter.value}
          wordsOf={(each) => ot(`wall.filter.${each}`)}
          onChoose={(next) => {
            filter.value = next;
          }}
        />
        <p class="hint" role="status">
          {rooms ? ot('wall.rooms', { count: shown.length }) : t('app.loading')}
        </p>
      </div>
      <div role="alert">{isLost && <p class="problem-box">{t('network.lost')}</p>}</div>
      {rooms && <WallGrid rooms={shown} usage={tasks} turn={turn} onOpen={open} />}
      <Sheet title={ot('wall.room')} isOpen={isRoomOpen} test="wall-sheet">
        <WallRoom key={opened.value} api={api} roomId={opened.value} />
      </Sheet>
    </>
  );
}

function LogButton({ api }: { api: Api }) {
  const isOpen = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="small"
        data-test="wall-log"
        aria-haspopup="dialog"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        {ot('wall.log')}
      </button>
      <Sheet title={ot('wall.log')} isOpen={isOpen} test="wall-log-sheet">
        <BanList api={api} roomId={undefined} />
        <ActionLog api={api} roomId={undefined} />
      </Sheet>
    </>
  );
}

function byRoom(usage: readonly Usage[]): Map<string, Usage[]> {
  const found = new Map<string, Usage[]>();
  for (const task of usage) {
    const tasks = found.get(task.roomId);
    if (tasks) tasks.push(task);
    else found.set(task.roomId, [task]);
  }
  return found;
}
