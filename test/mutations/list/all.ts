import type { Mutation } from '../mutation';
import { deliveries } from './deliveries';
import { events } from './events';
import { handover } from './handover';
import { http } from './http';
import { limits } from './limits';
import { moderation } from './moderation';
import { order } from './order';
import { pk } from './pk';
import { questions } from './questions';
import { recordings } from './recordings';
import { scenes } from './scenes';
import { stage } from './stage';
import { starts } from './starts';
import { stops } from './stops';
import { upkeep } from './upkeep';
import { vendor } from './vendor';

/** Every mutation, by what of the product it is about. */
export const MUTATIONS: Record<string, Mutation[]> = {
  'Starting a mix': starts,
  'Stopping a mix': stops,
  'The picture of a mix': scenes,
  'The stage': stage,
  'Handing a room over': handover,
  'Order in a room': order,
  Moderation: moderation,
  Events: events,
  'Events on their way out': deliveries,
  'Paid questions': questions,
  Recordings: recordings,
  PK: pk,
  'Quotas and waits': limits,
  'Rooms that run themselves': upkeep,
  'HTTP, and what callers are shown': http,
  'Alibaba Cloud and payments': vendor,
};
