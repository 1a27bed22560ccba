import type { ComponentChildren } from 'preact';
import { chooseLocale, locale, t } from '../i18n/words';
import { joinWish } from '../join-wish';
import { mayLeave } from '../leaving';
import { isForAll, route } from '../route';
import { session, signOut } from '../session';
import { visitor } from '../visitor';
import { Link } from './link';

/** What is around every page. */
export function Shell({ children }: { children: ComponentChildren }) {
  return (
    <>
      <a class="skip" href="#main">
        {t('app.skip')}
      </a>
      <header class="top">
        <Link to="/" class="brand">
          <Mark />
          <span>{t('app.name')}</span>
        </Link>
        <div class="top-end">
          {session.value && <span class="who">{session.value.name}</span>}
          {session.value && (
            <button
              type="button"
              class="plain"
              data-test="sign-out"
              onClick={() => void signOutIfSure()}
            >
              {t('app.signOut')}
            </button>
          )}
          {!session.value && visitor.value && isForAll(route.value) && (
            <button
              type="button"
              class="plain"
              data-test="to-sign-in"
              onClick={() => {
                joinWish.value = 'name';
              }}
            >
              {t('signIn.elsewhere')}
            </button>
          )}
          <LanguageSwitch />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

async function signOutIfSure(): Promise<void> {
  if (await mayLeave()) signOut();
}

/** Leads to the other language. */
export function LanguageSwitch() {
  const next = locale.value === 'en' ? 'zh' : 'en';
  return (
    <button
      type="button"
      class="plain"
      lang={next === 'zh' ? 'zh-CN' : 'en'}
      data-test="language"
      onClick={() => chooseLocale(next)}
    >
      {t('app.language')}
    </button>
  );
}

/** Two circles that hold each other: people joined by one line. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 20" width="32" height="20" aria-hidden="true">
      <g fill="none" stroke="currentColor" stroke-width="3.5">
        <circle cx="11" cy="10" r="7.5" />
        <circle cx="21" cy="10" r="7.5" />
      </g>
    </svg>
  );
}
