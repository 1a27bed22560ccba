import type { Api } from '../api/api';
import type { WebConfig } from '../config';
import type { Session } from '../session';

/** What every page works with. */
export interface PageProps {
  api: Api;
  config: WebConfig;
  me: Session;
}
