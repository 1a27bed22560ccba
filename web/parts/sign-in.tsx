import { useSignal } from '@preact/signals';
import type { WebConfig } from '../config';
import { t } from '../i18n/words';
import { signInLocally } from '../local-cloud';
import { hasExpired, signIn } from '../session';
import { leaveToSignIn } from '../sign-in-redirect';
import { useAction } from '../use-action';
import { PageTitle } from './page-title';

const MAX_NAME_LENGTH = 64;

/** Asks who is there; the page that was asked for comes after it. */
export function SignIn({ config }: { config: WebConfig }) {
  return (
    <section class="sign-in card">
      <PageTitle title={t('signIn.title')} />
      {hasExpired.value && <p role="alert">{t('signIn.expired')}</p>}
      {config.local ? <NameForm /> : <LoginLink url={config.signIn} />}
    </section>
  );
}

function NameForm() {
  const name = useSignal('');
  const action = useAction();
  const submit = (event: Event) => {
    event.preventDefault();
    const said = name.value.trim();
    if (said) void action.run(async () => signIn((await signInLocally(said)).token));
  };
  return (
    <form onSubmit={submit}>
      <p class="lead">{t('signIn.lead')}</p>
      <label class="field">
        {t('signIn.name')}
        <input
          name="name"
          autocomplete="nickname"
          maxLength={MAX_NAME_LENGTH}
          required
          data-test="sign-in-name"
          value={name}
          onInput={({ currentTarget }) => {
            name.value = currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="primary" data-test="sign-in" disabled={action.isBusy}>
        {t('signIn.go')}
      </button>
    </form>
  );
}

function LoginLink({ url }: { url: string | undefined }) {
  if (!url) return <p role="alert">{t('signIn.unavailable')}</p>;
  return (
    <button type="button" class="primary" data-test="sign-in" onClick={() => leaveToSignIn(url)}>
      {t('signIn.elsewhere')}
    </button>
  );
}
