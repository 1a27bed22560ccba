import './style/main.css';
import { render } from 'preact';
import { App } from './app';
import { takeInvitation } from './guest-link';
import { followLocale } from './i18n/words';
import { followOwnShow } from './room/own-show';
import { followHistory } from './route';
import { restoreSession } from './session';
import { returnFromSignIn } from './sign-in-redirect';

followLocale();
takeInvitation();
followHistory();
followOwnShow();
restoreSession();
returnFromSignIn();
// A page that the browser had put aside has given up its camera and its place on stage.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

const root = document.getElementById('app');
if (root) render(<App />, root);
