/** The page `/api`: what `openapi.json` says, to be read and tried. Nothing comes from elsewhere. */
import 'swagger-ui-dist/swagger-ui.css';
import './reference.css';
import SwaggerUI, { type System } from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import description from '../../openapi.json';
import { loadConfig } from '../config';
import { followLocale, t } from '../i18n/words';
import { signInLocally } from '../local-cloud';

followLocale();
followScheme();
const { api, local } = await loadConfig();

const ui = SwaggerUI({
  // Calls go to the API of these pages, wherever that is.
  spec: { ...description, servers: [{ url: api }] },
  dom_id: '#reference',
  deepLinking: true,
  plugins: [withoutInnerLinks],
  // The badge would ask a server on the Internet.
  validatorUrl: null,
});
if (local) offerToken();

/** A link within the button that opens a call cannot be reached by every screen reader. */
function withoutInnerLinks({ React }: System) {
  return {
    components: {
      DeepLink: ({ text }: { text: unknown }) => React.createElement('span', null, text),
    },
  };
}

/** The package takes its dark colours by a class. */
function followScheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  dark.addEventListener('change', follow);
  follow();
}

/** On the local cloud anybody gets a token; the calls below are made with it from then on. */
function offerToken(): void {
  const bar = document.getElementById('try');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = t('api.useToken');
  button.addEventListener('click', async () => {
    const { token, userId } = await signInLocally('API');
    ui.preauthorizeApiKey('bearer', token);
    button.textContent = t('api.hasToken', { userId });
  });
  bar?.append(button);
}
