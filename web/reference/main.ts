/** The page `/api`: what `openapi.json` says, to be read and tried. Nothing comes from elsewhere. */
import 'swagger-ui-dist/swagger-ui.css';
import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import description from '../../openapi.json';
import { loadConfig } from '../config';

const { api } = await loadConfig();

SwaggerUI({
  // Calls go to the API of these pages, wherever that is.
  spec: { ...description, servers: [{ url: api }] },
  dom_id: '#reference',
  deepLinking: true,
  // The badge would ask a server on the Internet.
  validatorUrl: null,
});
