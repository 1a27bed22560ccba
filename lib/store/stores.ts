import type { Config } from '../config/config';
import type { Table } from '../model/table';
import { ActionStore } from './action-store';
import { AgendaStore, DELIVERY_SHARDS, ROOM_SHARDS } from './agenda-store';
import { BanStore } from './ban-store';
import { ClaimStore } from './claim-store';
import { DirectoryStore } from './directory-store';
import { EventStore } from './event-store';
import { notingFacts } from './fact-noter';
import { GiftStore } from './gift-store';
import { InboxStore } from './inbox-store';
import { JoinStore } from './join-store';
import { MemberStore } from './member-store';
import { MixStore } from './mix-store';
import { PkStore } from './pk-store';
import { QuestionStore } from './question-store';
import { QuotaStore } from './quota-store';
import { RoomModerationStore } from './room-moderation-store';
import { RoomPkStore } from './room-pk-store';
import { RoomStageStore } from './room-stage-store';
import { RoomStore } from './room-store';
import { SceneStore } from './scene-store';

/** The stores of all nouns, on one database. */
export function storesOn(table: Table, config: Config) {
  const undelivered = new Set<string>();
  const noting = notingFacts(table, undelivered);
  return {
    /** The rooms whose facts may not have been sent to the customer's server. */
    undelivered,
    rooms: new RoomStore(noting),
    roomStages: new RoomStageStore(noting),
    moderation: new RoomModerationStore(noting),
    roomPks: new RoomPkStore(noting),
    directory: new DirectoryStore(table),
    claims: new ClaimStore(noting, config.maxMixMinutes),
    mixes: new MixStore(noting),
    scenes: new SceneStore(noting),
    agenda: new AgendaStore(table, ROOM_SHARDS),
    deliveries: new AgendaStore(table, DELIVERY_SHARDS),
    members: new MemberStore(table),
    inbox: new InboxStore(table),
    events: new EventStore(table),
    bans: new BanStore(table),
    joins: new JoinStore(table),
    actions: new ActionStore(table),
    pks: new PkStore(table),
    gifts: new GiftStore(table),
    questions: new QuestionStore(table),
    quotas: new QuotaStore(table, config.quota),
  };
}
