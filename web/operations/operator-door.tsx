import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { WebConfig } from '../config';
import { ot } from '../i18n/order-words';
import { t } from '../i18n/words';
import { adminLocally } from '../local-cloud';
import { PageTitle } from '../parts/page-title';
import { hasExpired } from '../session';
import { leaveToSignIn } from '../sign-in-redirect';
import { useAction } from '../use-action';
import { becomeOperator } from './admin-session';

/** Asks for an operator's token: the local cloud gives one, elsewhere one signs in or pastes it. */
export function OperatorDoor({ config }: { config: WebConfig }) {
  const token = useSignal('');
  const isWrong = useSignal(false);
  const problemId = useId();
  const action = useAction();
  const { local, signIn } = config;
  const submit = (event: Event) => {
    event.preventDefault();
    isWrong.value = !becomeOperator(token.value.trim());
  };
  const enter = async () => {
    becomeOperator(await adminLocally());
  };
  return (
    <section class="sign-in card">
      <PageTitle title={ot('wall.title')} />
      {hasExpired.value && <p role="alert">{t('signIn.expired')}</p>}
      <p class="lead">{ot('wall.door')}</p>
      {local && (
        <button
          type="button"
          class="primary"
          data-test="be-operator"
          disabled={action.isBusy}
          onClick={() => void action.run(enter)}
        >
          {ot('wall.enterLocally')}
        </button>
      )}
      {!local && signIn && (
        <button type="button" class="primary" onClick={() => leaveToSignIn(signIn)}>
          {t('signIn.elsewhere')}
        </button>
      )}
      <form onSubmit={submit} noValidate>
        <label class="field">
          {ot('wall.token')}
          <input
            type="password"
            autocomplete="off"
            data-test="operator-token"
            aria-invalid={isWrong.value}
            aria-describedby={problemId}
            value={token}
            onInput={({ currentTarget }) => {
              token.value = currentTarget.value;
            }}
          />
        </label>
        <p id={problemId} class="field-problem" role="alert">
          {isWrong.value && ot('wall.noToken')}
        </p>
        <button type="submit" data-test="use-token">
          {ot('wall.useToken')}
        </button>
      </form>
    </section>
  );
}
