/** The wall of all shows is a page of its own: the audience's pages load nothing of it. */
import './operations.css';
import { render } from 'preact';
import { endSessionBy } from '../end-session';
import { followLocale } from '../i18n/words';
import { restoreSession } from '../session';
import { returnFromSignIn } from '../sign-in-redirect';
import { endOperator } from './admin-session';
import { OperationsApp } from './operations-app';

followLocale();
restoreSession();
returnFromSignIn();
endSessionBy(() => endOperator({ isExpired: true }));

const root = document.getElementById('app');
if (root) render(<OperationsApp />, root);
