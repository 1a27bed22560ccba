import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
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
      <SignInForm config={config} />
    </section>
  );
}

/** The way in: a name on the local cloud, the deployment's own login elsewhere. */
export function SignInForm({ config }: { config: WebConfig }) {
  return config.local ? <NameForm /> : <LoginLink url={config.signIn} />;
}

function NameForm() {
  const name = useSignal('');
  const isMissing = useSignal(false);
  const problemId = useId();
  const action = useAction();
  const submit = (event: Event) => {
    event.preventDefault();
    const said = name.value.trim();
    isMissing.value = said === '';
    if (said) void action.run(async () => signIn((await signInLocally(said)).token));
  };
  return (
    <form onSubmit={submit} noValidate>
      <p class="lead">{t('signIn.lead')}</p>
      <label class="field">
        {t('signIn.name')}
        <input
          name="name"
          autocomplete="nickname"
          maxLength={MAX_NAME_LENGTH}
          required
          aria-invalid={isMissing.value}
          aria-describedby={problemId}
          data-test="sign-in-name"
          value={name}
          onInput={({ currentTarget }) => {
            name.value = currentTarget.value;
            isMissing.value = false;
          }}
        />
      </label>
      <p id={problemId} class="field-problem" role="alert">
        {isMissing.value && t('signIn.noName')}
      </p>
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
