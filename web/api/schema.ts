// Built from openapi.json by `npm run openapi`.
export interface paths {
    "/create-room": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a room
         * @description The caller becomes its host. A closed room opens again for who has created it, with all rules set anew. An open room closes by itself 24 h after it was created or its last mix ran, if nobody is in its channel.
         */
        post: operations["createRoom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/list-rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the open rooms
         * @description Page by page: first the rooms whose mix has been live, then the others, each newest first. A page may have fewer rooms than asked for, or none, and a `nextToken` all the same.
         */
        get: operations["listRooms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/get-room/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a room
         * @description At once; or, with `If-None-Match` and `waitSeconds`, as soon as it has changed. A few calls of one user may wait at a time, and a share of all: any other is answered at once.
         */
        get: operations["getRoom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/update-room/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change a room
         * @description Its title and how it runs itself; what is not named stays. Host only.
         */
        post: operations["updateRoom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/close-room/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a room
         * @description Its mix is stopped, too. Repeating it is harmless. Host only.
         */
        post: operations["closeRoom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/join-room/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join a room
         * @description On stage with a token for the room’s RTC channel, or as audience without one.
         */
        post: operations["joinRoom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/request-stage/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to come on stage, or take a seat
         * @description By `admission` of the room the caller waits for the host’s word, or takes a free seat. A caller who has asked, is invited or is seated already gets that state. With the `invitation` of a guest link the caller is seated at once, and the link is used up.
         */
        post: operations["requestStage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invite-guest/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite anyone by a link
         * @description Holds one seat for the first who comes with the `invitation`, until it expires. The host takes it back as any invitation, by its `userId`. A repeated call makes another link and holds another seat: if an answer was lost, the host first takes back the seat of `guest-link-…` in `stage` that is known from no answer.
         */
        post: operations["inviteGuest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/seat-member/{roomId}/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Seat or invite a user, or take a seat
         * @description By the host: seats one who has asked, invites others. By the invited: accepts. In the seat that is named; else in the one that was held or wished for, if it is free, or the first free one.
         */
        post: operations["seatMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/unseat-member/{roomId}/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a user off the stage
         * @description By the host or a moderator: refuses, uninvites or removes. By the user: withdraws, declines or leaves. Repeating it is harmless.
         */
        post: operations["unseatMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/update-seat/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change a seat
         * @description By the host or a moderator: locks it, so that nobody is given it or takes it, and says whether its holder is heard and seen in the mix, at once. Who has a locked seat keeps it. What is not named stays.
         */
        post: operations["updateSeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/move-seat/{roomId}/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a user to another seat
         * @description By the host or a moderator: to a free seat, or to that of somebody else, who comes to theirs. By a guest: themselves, to a free seat. Repeating it is harmless.
         */
        post: operations["moveSeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transfer-room/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand a room over to a co-host
         * @description By the host: a co-host who is seated and in the channel becomes the host, and the host takes their seat, or leaves the stage with `leavesStage`. Task, stream and play addresses stay. To who is the host already, nothing changes. The host so far may repeat the call while they have a seat, or the last mix was started for them; after that it answers `NotRoomHost`, and `hostId` says who has the room.
         */
        post: operations["transferRoom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ban-member/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ban a user
         * @description From a room, by its host or a moderator; or without `roomId` from every room, by admins. Who is banned gets no token, seat or invitation, and is put out of the channel, also when they come back with a token from before. They can still play the live stream: whom to show it to is the app’s matter.
         */
        post: operations["banMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/unban-member/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift a ban
         * @description A ban from every room and one from a room are two. Repeating it is harmless.
         */
        post: operations["unbanMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/list-bans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who is banned
         * @description From a room, for its host and moderators; or without `roomId` from every room, for admins. By user id.
         */
        get: operations["listBans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mute-member/{roomId}/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mute a user in the mix
         * @description By the host or a moderator: takes the sound of a user out of the running mix, or with `isMuted: false` lets it in again. The others on stage still hear them.
         */
        post: operations["muteMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderate/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Warn the host, or cover a user, by hand
         * @description By admins, without a report of a provider. `warn` shows `reason` to those who keep order in the room; `cover` covers the pane of the user and leaves out their voice, until `lift-moderation` or the next show. Either is an event `moderation.acted` and an entry of the log. Repeating a cover is harmless; repeating a warning warns again.
         */
        post: operations["moderate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lift-moderation/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo what moderation has done
         * @description By admins: `userId` may be seen and heard again, and with `allowStream` the forbidden stream may be pushed again. Repeating it is harmless.
         */
        post: operations["liftModeration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/add-moderator/{roomId}/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Name a moderator
         * @description By the host. A moderator may refuse, remove, mute and ban people in this room; not the host, and not another moderator. Repeating it is harmless.
         */
        post: operations["addModerator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/remove-moderator/{roomId}/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a moderator away
         * @description By the host. Repeating it is harmless.
         */
        post: operations["removeModerator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/list-actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was done to people
         * @description The log of who did what to whom, when and why, newest first: of a room, for its host; or without `roomId` all of it, for admins. An entry is written before the act; a call that failed half-way may have left one. Entries are kept for a year.
         */
        get: operations["listActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invite-pk/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite the host of another room to a PK
         * @description `minutes` and `punishSeconds` are those of the first round, which begins with the acceptance. All rooms have to be live. The invitation expires after 30 seconds. A host whose invitation was refused, or expired, may not invite the same room for two minutes, and the hosts of a PK that has ended not for `opponentPauseMinutes` of that room. Any host of a PK that runs may invite one more room into it, also while a round runs: up to four, one after the other. Where `MIXER=rtc` a PK has two rooms. A call that is repeated while its invitation is open answers that.
         */
        post: operations["invitePk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accept-pk/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a PK
         * @description From now on all audiences see all hosts. The first round runs if it was the first invitation; a room that comes later takes part from the next round. Each host may join the channels of the other rooms as co-host, and has to if `hostsJoinBoth` says so in the view of the room.
         */
        post: operations["acceptPk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/start-round/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose the next round of a PK, or accept it
         * @description The call of one host proposes a round; the same call of another host, with the same terms and teams, within 30 seconds accepts it, and the round begins when the hosts of all rooms have. Other terms or teams are another proposal, and a room that comes or leaves ends it. It may be proposed and accepted as soon as the round before it has rung its bell. `teams` are two, and each of three or four rooms is in one of them; a round without is each for itself, whatever the one before it was. A call that is repeated within 30 seconds of the beginning of the round that it has proposed or accepted answers that it runs. The mixes stay as they are.
         */
        post: operations["startRound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surrender-round/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the running round of a PK up
         * @description The room has lost it, whatever the score. If one room or one team is left, that wins at once; among more the round goes on. A team has lost when all its rooms have surrendered or left. Repeating it is harmless.
         */
        post: operations["surrenderRound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/end-pk/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave a PK, or refuse or withdraw an invitation
         * @description The audience of the room sees its own host again, and the room has lost a round that runs. The PK goes on while two other rooms are left, else it is over. With `withdraw` only the open invitation ends. Repeating it is harmless.
         */
        post: operations["endPk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/score-pk/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count a gift for the room’s side
         * @description By the app’s own server, with the server key; a repeated event counts once. A gift counts if the call comes while a round runs: from its `startedAt` on, and before its `endsAt`. One that came before the bell but was not written when the score became final is refused like a late one, and so is one for a room that is not in the round, or has given it up.
         */
        post: operations["scorePk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/list-gifts/{roundId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the gifts that were counted in a round
         * @description For the hosts of its rooms. The sum of `points` of a room is its score; of those that are not in `outRoomIds`, the one with the most points has won. With `teams` the sums of their rooms decide, among those with a room that is not in `outRoomIds`. It is complete if the first page says `isFinal`. The order has no meaning, and stays. It is kept for 90 days.
         */
        get: operations["listGifts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open-qna/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take paid questions, or change their terms
         * @description Questions that were asked before keep their terms.
         */
        post: operations["openQna"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/close-qna/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take no more questions
         * @description Those that were paid for are still to be answered or refused.
         */
        post: operations["closeQna"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ask-question/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a question
         * @description It waits in the queue once it is paid for at `payUrl`, within 15 minutes. The same question again is the same order.
         */
        post: operations["askQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/list-questions/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the questions that are not over
         * @description All of them for the host, else the caller’s own; oldest first.
         */
        get: operations["listQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/get-question/{roomId}/{questionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one question, also after it is over
         * @description For the host and its asker.
         */
        get: operations["getQuestion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accept-question/{roomId}/{questionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a question
         * @description Its asker has a seat until `endsAt`, may join as co-host, and is put off the stage then.
         */
        post: operations["acceptQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/end-question/{roomId}/{questionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse a question, end its answer, or withdraw it
         * @description The host refuses, which gives the money back, or ends the answer; the asker withdraws what is not paid, or leaves. Repeating it is harmless.
         */
        post: operations["endQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/start-mix/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start the mix
         * @description Has the channel mixed and pushed to the room’s live stream. Host only.
         */
        post: operations["startMix"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/update-mix/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change how the mix looks
         * @description What is not named stays. Host only.
         */
        post: operations["updateMix"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stop-mix/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop the mix
         * @description Its stream rests then. A mix that does not run counts as stopped. Host only.
         */
        post: operations["stopMix"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/start-recording/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record the room’s mix
         * @description From now until `stop-recording` or the end of the mix. Recordings that are at most two minutes apart are one replay. One that runs counts as started. Host only.
         */
        post: operations["startRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stop-recording/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the recording
         * @description With `recording: auto` it begins again with the next mix. A room that is not recorded counts as stopped. Host only.
         */
        post: operations["stopRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/list-replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List replays
         * @description The newest first: of a room, of a host, or all. Hosts see their own in every state, others those that can be played; a page may therefore have fewer than `maxResults`.
         */
        get: operations["listReplays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/get-replay/{replayId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a replay, with addresses to play it by
         * @description Its files come one after another; the addresses end. Downloads are the host’s.
         */
        get: operations["getReplay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delete-replay/{replayId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete a replay with its files
         * @description What cannot be deleted at once is deleted within minutes. Host only.
         */
        post: operations["deleteReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/list-events/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what has happened in a room
         * @description The events after number `after`, in order; each room counts its own from 1, without a gap. Host only. Events are kept for seven days.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room-usage/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a room’s mixes have cost
         * @description The newest first, page by page. Host only.
         */
        get: operations["getRoomUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what all mixes have cost
         * @description Those that were started on some days, in order, page by page. Admins only.
         */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rtc-callback/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in an event of an RTC channel
         * @description Format and signature are the RTC service’s.
         */
        post: operations["takeRtcEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/live-callback/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take in an event of a live stream
         * @description Format and signature are the live service’s.
         */
        get: operations["handleLiveEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/record-callback/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in a message about a recording
         * @description Format and signature are the live service’s. It is a reason to look, no more.
         */
        post: operations["handleRecordEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payment-callback/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in a notification of the payment provider
         * @description Format and signature are in `lib/payments/payment-protocol.ts`.
         */
        post: operations["handlePaymentNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation-callback/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in a report of moderation
         * @description Signed by Standard Webhooks with one of `MODERATION_KEYS`. What is done about it is the policy’s: `MODERATION_POLICY`. The same id again does nothing more.
         */
        post: operations["takeModerationReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "lianmai.room.opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A room was created, or opened again
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiRoomOpened"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.room.transferred": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A co-host has become the host of the room
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiRoomTransferred"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.room.closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A room was closed; its stage is over with it
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiRoomClosed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.mix.started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A mix is known to run
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiMixStarted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.mix.mode-changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A mix goes on as a relay, or as a mix
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiMixMode-changed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.mix.ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A mix was stopped, and is known to have ended
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiMixEnded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.mix.lost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A mix has ended although nobody stopped it, or was never started
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiMixLost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.member.joined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A user is in the channel
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiMemberJoined"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.stage.requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A user asks to come on stage
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiStageRequested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.seat.invited": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A user was invited to come on stage
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiSeatInvited"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.seat.taken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A user has a seat on stage
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiSeatTaken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.seat.moved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A user has another seat
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiSeatMoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.seat.left": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A user has left the stage
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiSeatLeft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.seat.removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A user was taken off the stage by somebody else
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiSeatRemoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.member.left": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A user is not in the channel any more
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiMemberLeft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.member.banned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A user was banned from the room
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiMemberBanned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.member.unbanned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A ban from the room was lifted
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiMemberUnbanned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.pk.invited": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The room invites another one to a PK, or is invited
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiPkInvited"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.pk.started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The room shows a PK
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiPkStarted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.pk.rooms-changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Another room has come into the PK, or left it; the room shows those that are in it now
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiPkRooms-changed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.pk.round-started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A round of a PK has begun
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiPkRound-started"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.pk.round-ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A round of a PK has ended, and its score is final
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiPkRound-ended"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.pk.ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The room has left a PK, or the invitation to one
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiPkEnded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.question.paid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A question is paid, or money came for which no question waits
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiQuestionPaid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.question.answered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A question is answered
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiQuestionAnswered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.question.refunded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The money for a question is back
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiQuestionRefunded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.recording.started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The mix is being recorded
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiRecordingStarted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.recording.ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The mix is no longer recorded
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiRecordingEnded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.replay.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A replay can be played
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiReplayReady"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.moderation.acted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moderation has done this about a report; or an admin by hand, with a reason in place of label and score
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiModerationActed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.moderation.lifted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A user may be seen and heard again
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiModerationLifted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lianmai.moderation.stream-allowed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The stream of the room is no longer forbidden
         * @description Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in order within a room. Whatever is not answered with 2xx is sent again for 24 h.
         */
        post: operations["onLianmaiModerationStream-allowed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        RoomCreation: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId?: string;
            /**
             * @description As people see it in lists; up to 100 characters.
             * @default
             */
            title?: string;
            /**
             * @description What people send: pictures and sound, or sound only.
             * @default video
             * @enum {string}
             */
            kind?: "video" | "voice";
            /**
             * @description The mix starts when the host publishes.
             * @default false
             */
            autoStart?: boolean;
            /**
             * @description The mix stops when the host has been away for the grace; without it, when everybody has.
             * @default true
             */
            autoStop?: boolean;
            /**
             * @description How long the host may be away.
             * @default 60
             */
            hostGraceSeconds?: number;
            /**
             * @description Who gets the room when its host has been gone for `hostGraceSeconds`, if they are on stage then; empty for nobody.
             * @default
             */
            deputyId?: string;
            /** @description The longest that a mix of this room runs: never longer than the deployment’s limit, and so long if it is left open. */
            maxDurationMinutes?: number;
            /**
             * @description How many people may be on stage, the host included: at most 9 where there is a picture, 20 in a voice room, or 16 where `MIXER=live`.
             * @default 9
             */
            maxSeats?: number;
            /**
             * @description How viewers come on stage by themselves: they `ask`, or take a `free` seat; where it is `closed` only invitations are good.
             * @default ask
             * @enum {string}
             */
            admission?: "ask" | "free" | "closed";
            /**
             * @description Whether the stream of a host who is alone may be passed on as it is, in its own size, which costs a part of a mix. A change counts from the next scene.
             * @default true
             */
            allowRelay?: boolean;
            /**
             * @description Whether other hosts may invite the room to a PK. An invitation that is open stays.
             * @default true
             */
            allowPk?: boolean;
            /**
             * @description After a PK its other hosts may not invite the room again for so long; 0 for no pause. A change counts from the end of the next PK.
             * @default 0
             */
            opponentPauseMinutes?: number;
            /**
             * @description Whether each pane tells its user’s name, from the second person on. Only where `MIXER=rtc`. Of a mix: left open, the room’s counts.
             * @default false
             */
            namePlates?: boolean;
            /**
             * @description Whether mixes are recorded: `auto`, each of them; `manual`, by `start-recording`; or `off`.
             * @default off
             * @enum {string}
             */
            recording?: "off" | "auto" | "manual";
        };
        RoomChange: {
            /** @description As people see it in lists; up to 100 characters. */
            title?: string;
            /** @description The mix starts when the host publishes. */
            autoStart?: boolean;
            /** @description The mix stops when the host has been away for the grace; without it, when everybody has. */
            autoStop?: boolean;
            /** @description How long the host may be away. */
            hostGraceSeconds?: number;
            /** @description Who gets the room when its host has been gone for `hostGraceSeconds`, if they are on stage then; empty for nobody. */
            deputyId?: string;
            /** @description The longest that a mix of this room runs: never longer than the deployment’s limit, and so long if it is left open. */
            maxDurationMinutes?: number;
            /** @description How many people may be on stage, the host included: at most 9 where there is a picture, 20 in a voice room, or 16 where `MIXER=live`. */
            maxSeats?: number;
            /**
             * @description How viewers come on stage by themselves: they `ask`, or take a `free` seat; where it is `closed` only invitations are good.
             * @enum {string}
             */
            admission?: "ask" | "free" | "closed";
            /** @description Whether the stream of a host who is alone may be passed on as it is, in its own size, which costs a part of a mix. A change counts from the next scene. */
            allowRelay?: boolean;
            /** @description Whether other hosts may invite the room to a PK. An invitation that is open stays. */
            allowPk?: boolean;
            /** @description After a PK its other hosts may not invite the room again for so long; 0 for no pause. A change counts from the end of the next PK. */
            opponentPauseMinutes?: number;
            /** @description Whether each pane tells its user’s name, from the second person on. Only where `MIXER=rtc`. Of a mix: left open, the room’s counts. */
            namePlates?: boolean;
            /**
             * @description Whether mixes are recorded: `auto`, each of them; `manual`, by `start-recording`; or `off`.
             * @enum {string}
             */
            recording?: "off" | "auto" | "manual";
        };
        Joining: {
            /**
             * @description The host, a guest on stage, or one of the audience.
             * @enum {string}
             */
            role: "host" | "cohost" | "audience";
        };
        StageWish: {
            /** @description The secret of a guest link; it works once. Anyone who has it can take the seat. */
            invitation?: string;
            /** @description A seat that the caller would like. The host may give another. */
            seatNumber?: number;
        };
        GuestInvitation: {
            /**
             * @description How long the link works.
             * @default 60
             */
            expiresInMinutes?: number;
        };
        Seating: {
            /** @description Left open: the one that was held or wished for, or the first free one. */
            seatNumber?: number;
        };
        Removal: {
            /**
             * @description Why, for those who read the log; up to 200 characters.
             * @default
             */
            reason?: string;
        };
        SeatChange: {
            /** @description Which seat; not the host’s. */
            seatNumber: number;
            /** @description Nobody is given the seat or takes it; who has it stays. */
            isLocked?: boolean;
            /** @description Whether its holder is heard in the mix. */
            allowMicrophone?: boolean;
            /** @description Whether its holder is seen in the mix. */
            allowCamera?: boolean;
            /**
             * @description Why, for those who read the log; up to 200 characters.
             * @default
             */
            reason?: string;
        };
        SeatMove: {
            /** @description Where the user comes to. */
            seatNumber: number;
        };
        RoomTransfer: {
            /** @description A co-host who is seated and in the channel. */
            userId: string;
            /**
             * @description Whether the host leaves the stage, in place of taking the seat of the co-host.
             * @default false
             */
            leavesStage?: boolean;
        };
        Muting: {
            /**
             * @description Whether the sound shall be out of the mix.
             * @default true
             */
            isMuted?: boolean;
            /**
             * @description Why, for those who read the log; up to 200 characters.
             * @default
             */
            reason?: string;
        };
        Banning: {
            /** @description Absent: from every room. */
            roomId?: string;
            /**
             * Format: date-time
             * @description When the ban ends by itself; absent: never.
             */
            until?: string;
            /** @description Why, for those who read the log; up to 200 characters. */
            reason: string;
        };
        Unbanning: {
            /** @description Absent: the ban from every room. */
            roomId?: string;
            /**
             * @description Why, for those who read the log; up to 200 characters.
             * @default
             */
            reason?: string;
        };
        ModerationDeed: {
            /**
             * @description `warn` tells those who keep order in the room; `cover` takes the user out of picture and sound.
             * @enum {string}
             */
            action: "warn" | "cover";
            /** @description The host, somebody who has a seat, or another host of a running PK. */
            userId: string;
            /** @description Why; the host is told, and it is in the log. */
            reason: string;
        };
        ModerationLift: {
            /** @description Who may be seen and heard again. */
            userId?: string;
            /**
             * @description Whether the forbidden stream of the room may be pushed again.
             * @default false
             */
            allowStream?: boolean;
            /**
             * @description Why, for those who read the log; up to 200 characters.
             * @default
             */
            reason?: string;
        };
        MixStart: {
            /**
             * @description How the panes are arranged.
             * @enum {string}
             */
            layout?: "solo" | "side-by-side" | "stacked" | "pip" | "grid" | "spotlight";
            /** @description What is seen where no pane is: `#RRGGBB`. */
            backgroundColor?: string;
            /** @description The user of each pane, in order; null leaves a pane to the next person who comes. Or panes with places: a canvas of one’s own, in the layout’s place, where `MIXER=live`. */
            panes?: (string | null)[] | {
                /** @description The left edge, as a fraction of the width of the mix. */
                x: number;
                /** @description The top edge, as a fraction of the height of the mix. */
                y: number;
                /** @description As a fraction of the width of the mix. */
                width: number;
                /** @description As a fraction of the height of the mix. */
                height: number;
                /** @description The layer; 0, the default, lies at the back. */
                z?: number;
                /**
                 * @description `crop`, the default, fills the pane and cuts what is too much; `fit` shows all, with bars.
                 * @enum {string}
                 */
                fit?: "crop" | "fit";
                /** @description The claim `sub` of a user’s token. */
                userId?: string;
            }[];
            /** @description Users whose sound is not in the mix. */
            muted?: string[];
            /** @description A picture in the pane of a pinned member whose camera is off; null takes it away. */
            placeholderUrl?: string | null;
            /** @description A picture behind the panes; null takes it away. */
            backgroundUrl?: string | null;
            /** @description A title, or a picture at a place; null takes it away. */
            watermark?: ({
                /** @description The title, in one line. */
                text: string;
            } | {
                /** @description An https URL of the picture. */
                url: string;
                /** @description The left edge, as a fraction of the width of the mix. */
                x?: number;
                /** @description The top edge, as a fraction of the height of the mix. */
                y?: number;
                /** @description As a fraction of the width of the mix. */
                width?: number;
                /** @description As a fraction of the height of the mix. */
                height?: number;
            }) | null;
            /** @description Whether each pane tells its user’s name, from the second person on. Only where `MIXER=rtc`. Of a mix: left open, the room’s counts. */
            namePlates?: boolean;
            /**
             * @description The size of the picture, fixed by the start.
             * @enum {string}
             */
            resolution?: "360p" | "720p" | "1080p";
            /**
             * @description Of the picture, fixed by the start.
             * @enum {string}
             */
            orientation?: "landscape" | "portrait";
            /** @description How many panes the task is ordered and billed for, fixed by the start. */
            seats?: number;
            /**
             * @description While the stream cools down: refuse, wait for up to 14 s, or use a new stream.
             * @default reject
             * @enum {string}
             */
            onCooldown?: "reject" | "wait" | "rotate";
        };
        MixChange: {
            /**
             * @description How the panes are arranged.
             * @enum {string}
             */
            layout?: "solo" | "side-by-side" | "stacked" | "pip" | "grid" | "spotlight";
            /** @description What is seen where no pane is: `#RRGGBB`. */
            backgroundColor?: string;
            /** @description The user of each pane, in order; null leaves a pane to the next person who comes. Or panes with places: a canvas of one’s own, in the layout’s place, where `MIXER=live`. */
            panes?: (string | null)[] | {
                /** @description The left edge, as a fraction of the width of the mix. */
                x: number;
                /** @description The top edge, as a fraction of the height of the mix. */
                y: number;
                /** @description As a fraction of the width of the mix. */
                width: number;
                /** @description As a fraction of the height of the mix. */
                height: number;
                /** @description The layer; 0, the default, lies at the back. */
                z?: number;
                /**
                 * @description `crop`, the default, fills the pane and cuts what is too much; `fit` shows all, with bars.
                 * @enum {string}
                 */
                fit?: "crop" | "fit";
                /** @description The claim `sub` of a user’s token. */
                userId?: string;
            }[];
            /** @description Users whose sound is not in the mix. */
            muted?: string[];
            /** @description A picture in the pane of a pinned member whose camera is off; null takes it away. */
            placeholderUrl?: string | null;
            /** @description A picture behind the panes; null takes it away. */
            backgroundUrl?: string | null;
            /** @description A title, or a picture at a place; null takes it away. */
            watermark?: ({
                /** @description The title, in one line. */
                text: string;
            } | {
                /** @description An https URL of the picture. */
                url: string;
                /** @description The left edge, as a fraction of the width of the mix. */
                x?: number;
                /** @description The top edge, as a fraction of the height of the mix. */
                y?: number;
                /** @description As a fraction of the width of the mix. */
                width?: number;
                /** @description As a fraction of the height of the mix. */
                height?: number;
            }) | null;
            /** @description Whether each pane tells its user’s name, from the second person on. Only where `MIXER=rtc`. Of a mix: left open, the room’s counts. */
            namePlates?: boolean;
            /** @description Grows with every change of the scene; in a change, the version that it is based on. */
            layoutVersion?: number;
        };
        PkInvitation: {
            /** @description The room whose host is invited. */
            opponentRoomId: string;
            /**
             * @description How long the round lasts.
             * @default 5
             */
            minutes?: number;
            /**
             * @description How long the punishment after the round lasts.
             * @default 60
             */
            punishSeconds?: number;
        };
        PkEnd: {
            /**
             * @description Whether only the open invitation shall end, and the PK go on as it is.
             * @default false
             */
            withdraw?: boolean;
        };
        NewRound: {
            /**
             * @description How long the round lasts.
             * @default 5
             */
            minutes?: number;
            /**
             * @description How long the punishment after the round lasts.
             * @default 60
             */
            punishSeconds?: number;
            /** @description The rooms of two teams: each of the three or four rooms of the PK in one of them. Without it each room is for itself. */
            teams?: string[][];
        };
        Gift: {
            /** @description The sender’s own; the same whenever it sends the gift again. */
            eventId: string;
            /** @description What the gift counts for, as its sender decides; for likes their number times their factor. */
            points: number;
            /** @description Who has given it; the ledger of the round tells. */
            userId?: string;
        };
        QnaOpening: {
            /** @description What an answer costs, in hundredths of the currency. */
            priceCents: number;
            /**
             * @description ISO 4217.
             * @default CNY
             */
            currency?: string;
            /**
             * @description How long the asker has a seat.
             * @default 60
             */
            secondsPerAnswer?: number;
            /**
             * @description How many questions may wait, those included that are being paid or answered.
             * @default 10
             */
            queueLength?: number;
        };
        Asking: {
            /** @description The question. */
            text: string;
        };
        Nothing: Record<string, never>;
        Room: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description As people see it in lists; up to 100 characters. */
            title: string;
            /**
             * @description What people send: pictures and sound, or sound only.
             * @enum {string}
             */
            kind: "video" | "voice";
            /** @description Whose show it is: who created the room, or was given it. */
            hostId: string;
            /** @description How the host wants to be called: the claim `name` of their token. */
            hostName: string;
            /**
             * @description Nobody can join a closed room.
             * @enum {string}
             */
            state: "open" | "closed";
            /**
             * Format: date-time
             * @description When it was created, or opened again.
             */
            createdAt: string;
            /** @description How many people are in the channel; in lists, when the room was last checked. */
            headCount: number;
            /**
             * Format: uri
             * @description A small JPEG of the live stream, if the deployment makes them.
             */
            previewUrl?: string;
            /** @description Who of the room is neither seen nor heard in its mix, by moderation; who does not keep order is told of themselves alone. */
            covered: string[];
            /** @description What moderation has done last, for those who keep order in the room. */
            lastReport?: components["schemas"]["LastReport"];
            /** @description The mix starts when the host publishes. */
            autoStart: boolean;
            /** @description The mix stops when the host has been away for the grace; without it, when everybody has. */
            autoStop: boolean;
            /** @description How long the host may be away. */
            hostGraceSeconds: number;
            /** @description Who gets the room when its host has been gone for `hostGraceSeconds`, if they are on stage then; empty for nobody. */
            deputyId?: string;
            /** @description The longest that a mix of this room runs: never longer than the deployment’s limit, and so long if it is left open. */
            maxDurationMinutes: number;
            /** @description How many people may be on stage, the host included: at most 9 where there is a picture, 20 in a voice room, or 16 where `MIXER=live`. */
            maxSeats: number;
            /** @description The most that `maxSeats` of this room may be. */
            seatLimit: number;
            /**
             * @description How viewers come on stage by themselves: they `ask`, or take a `free` seat; where it is `closed` only invitations are good.
             * @enum {string}
             */
            admission: "ask" | "free" | "closed";
            /** @description Whether the stream of a host who is alone may be passed on as it is, in its own size, which costs a part of a mix. A change counts from the next scene. */
            allowRelay: boolean;
            /** @description Whether other hosts may invite the room to a PK. An invitation that is open stays. */
            allowPk: boolean;
            /** @description After a PK its other hosts may not invite the room again for so long; 0 for no pause. A change counts from the end of the next PK. */
            opponentPauseMinutes: number;
            /** @description Whether each pane tells its user’s name, from the second person on. Only where `MIXER=rtc`. Of a mix: left open, the room’s counts. */
            namePlates: boolean;
            /**
             * @description Whether mixes are recorded: `auto`, each of them; `manual`, by `start-recording`; or `off`.
             * @enum {string}
             */
            recording: "off" | "auto" | "manual";
            /** @description Whether the mix is being recorded now. */
            isRecording: boolean;
            /** @description How many watched, as the live service counted them: by HTTP-FLV, RTMP and RTS, not by HLS. Absent while it does not say. */
            viewers?: number;
            /**
             * Format: date-time
             * @description When they were counted: some five minutes ago.
             */
            viewersAt?: string;
            /** @description The mix that the audience sees. */
            mix: components["schemas"]["Mix"];
            /** @description Who may refuse, remove, mute and ban people in this room, beside the host. */
            moderators: string[];
            /** @description Who is on stage or invited to it, in the order of their seats, the host first. */
            stage: components["schemas"]["StageMember"][];
            /** @description All seats of the stage, the host’s first. */
            seats: components["schemas"]["Seat"][];
            /** @description Requests to come on stage, oldest first: all of them for the host and moderators, for others their own. */
            requests: components["schemas"]["StageRequest"][];
            /** @description The PK that the room is in or invited to. */
            pk?: components["schemas"]["Pk"];
            /** @description The last PK that ran, and how it ended. */
            lastPk?: components["schemas"]["LastPk"];
            /** @description The terms of paid questions, and how they stand; absent if there were never any. */
            qna?: components["schemas"]["Qna"];
            /** @description The caller, and whether they are on stage. */
            you: components["schemas"]["You"];
            /** @description The `ETag` of the room, also where a gateway drops or replaces the header. */
            etag: string;
            /**
             * Format: date-time
             * @description The clock of the service at this answer, for countdowns.
             */
            serverTime: string;
            /** @description Signed addresses of the live stream. */
            playUrls: components["schemas"]["PlayUrls"];
        };
        RoomSummary: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description As people see it in lists; up to 100 characters. */
            title: string;
            /**
             * @description What people send: pictures and sound, or sound only.
             * @enum {string}
             */
            kind: "video" | "voice";
            /** @description Whose show it is: who created the room, or was given it. */
            hostId: string;
            /** @description How the host wants to be called: the claim `name` of their token. */
            hostName: string;
            /**
             * @description Lists have open rooms only.
             * @enum {string}
             */
            state: "open" | "closed";
            /**
             * Format: date-time
             * @description When it was created, or opened again.
             */
            createdAt: string;
            /** @description How many people are in the channel; in lists, when the room was last checked. */
            headCount: number;
            /**
             * Format: uri
             * @description A small JPEG of the live stream, if the deployment makes them.
             */
            previewUrl?: string;
            /** @description Who of the room is neither seen nor heard in its mix, by moderation; who does not keep order is told of themselves alone. */
            covered: string[];
            /** @description What moderation has done last, for those who keep order in the room. */
            lastReport?: components["schemas"]["LastReport"];
            /** @description Of the mix, lists show the state. */
            mix: {
                /**
                 * @description As in `Mix`.
                 * @enum {string}
                 */
                state: "idle" | "starting" | "live" | "stopping";
                /**
                 * @description A `relay` passes the host’s stream on as it is, at a part of the price of a `mix`.
                 * @enum {string}
                 */
                mode?: "relay" | "mix";
                /**
                 * Format: date-time
                 * @description When it was started.
                 */
                startedAt?: string;
            };
        };
        RoomPage: {
            /** @description Rooms whose mix has been live come first; of these, and of the others, the newest. */
            rooms: components["schemas"]["RoomSummary"][];
            /** @description Goes on where the page before ended; absent at the end. */
            nextToken?: string;
        };
        ClosedRoom: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description The mix as it is after the call. */
            mix: components["schemas"]["Mix"];
            /** @description Signed addresses of the live stream. */
            playUrls?: components["schemas"]["PlayUrls"];
            /**
             * @description Closed, even if the end of its mix is not confirmed yet.
             * @constant
             */
            state: "closed";
        };
        You: {
            /** @description The claim `sub` of a user’s token. */
            userId: string;
            /**
             * @description The host, a guest on stage, or one of the audience.
             * @enum {string}
             */
            role: "host" | "cohost" | "audience";
            /**
             * @description As in the answers of the calls of the stage.
             * @enum {string}
             */
            stage: "none" | "requested" | "invited" | "seated";
        };
        StageMember: {
            /** @description The claim `sub` of a user’s token. */
            userId: string;
            /** @description How the user wants to be called. */
            name: string;
            /**
             * @description The host, a guest on stage, or one of the audience.
             * @enum {string}
             */
            role: "host" | "cohost";
            /** @description Seats count from 1, the host’s, to `maxSeats`. It stays theirs until they leave or are moved; panes are in this order. */
            seatNumber: number;
            /**
             * @description Whether the user has the seat, or is invited to it.
             * @enum {string}
             */
            state: "invited" | "seated";
            /** @description Whether they are in the channel. */
            isPresent: boolean;
            /** @description Whether they send picture or sound. */
            isPublishing: boolean;
            /** @description Whether they have a pane of a live mix; if not, they are heard only. */
            isInPicture: boolean;
            /**
             * Format: date-time
             * @description When an invitation by a link ends.
             */
            expiresAt?: string;
        };
        StageRequest: {
            /** @description The claim `sub` of a user’s token. */
            userId: string;
            /** @description How the user wants to be called. */
            name: string;
            /**
             * Format: date-time
             * @description When they asked to come on stage.
             */
            requestedAt: string;
            /** @description In the queue: 1 is next. */
            position: number;
            /** @description The seat that they would like, if they said so. */
            seatNumber?: number;
        };
        Seat: {
            /** @description Seats count from 1, the host’s, to `maxSeats`. It stays theirs until they leave or are moved; panes are in this order. */
            seatNumber: number;
            /** @description Who has the seat or is invited to it; absent while it is free. */
            userId?: string;
            /** @description Nobody is given the seat or takes it; who has it stays. */
            isLocked: boolean;
            /** @description Whether its holder is heard in the mix. */
            allowMicrophone: boolean;
            /** @description Whether its holder is seen in the mix. */
            allowCamera: boolean;
        };
        SeatsAnswer: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description All seats of the stage, the host’s first. */
            seats: components["schemas"]["Seat"][];
        };
        Standing: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description The claim `sub` of a user’s token. */
            userId: string;
            /**
             * @description Whether the user is on stage, invited, waiting, or none of these.
             * @enum {string}
             */
            state: "none" | "requested" | "invited" | "seated";
            /** @description The seat that the user has or is invited to. */
            seatNumber?: number;
        };
        GuestLink: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description The id of the guest until somebody has accepted. */
            userId: string;
            /** @description The secret of a guest link; it works once. Anyone who has it can take the seat. */
            invitation: string;
            /**
             * Format: date-time
             * @description When an invitation by a link ends.
             */
            expiresAt: string;
        };
        Moderators: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description Who may refuse, remove, mute and ban people in this room, beside the host. */
            moderators: string[];
        };
        Ban: {
            /** @description The claim `sub` of a user’s token. */
            userId: string;
            /** @description Absent: from every room. */
            roomId?: string;
            /**
             * Format: date-time
             * @description When the ban ends by itself; absent: never.
             */
            until?: string;
            /** @description Why, for those who read the log; up to 200 characters. */
            reason: string;
            /** @description Who has banned them. */
            bannedBy: string;
            /**
             * Format: date-time
             * @description When they were banned.
             */
            bannedAt: string;
        };
        BanPage: {
            /** @description By user id; only those that are in force. */
            bans: components["schemas"]["Ban"][];
            /** @description Goes on where the page before ended; absent at the end. */
            nextToken?: string;
        };
        LiftedBan: {
            /** @description The claim `sub` of a user’s token. */
            userId: string;
            /** @description Absent: the ban from every room. */
            roomId?: string;
        };
        RoomModeration: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description Who of the room is neither seen nor heard in its mix, by moderation; who does not keep order is told of themselves alone. */
            covered: string[];
            /**
             * @description Whether it may be pushed; `allowing` and `forbidding` until the live service is known to have done it.
             * @enum {string}
             */
            stream: "allowed" | "allowing" | "forbidding" | "forbidden";
        };
        Action: {
            /** @description One entry. */
            actionId: string;
            /**
             * @description The call that was made.
             * @enum {string}
             */
            kind: "ban-member" | "unban-member" | "unseat-member" | "mute-member" | "unmute-member" | "update-seat" | "add-moderator" | "remove-moderator" | "transfer-room" | "moderate" | "warn-member" | "cover-member" | "lift-moderation" | "allow-stream";
            /** @description Absent: in every room. */
            roomId?: string;
            /** @description To whom it was done. */
            userId: string;
            /** @description Who did it. */
            doneBy: string;
            /** @description Whether they did it as an admin. */
            isByAdmin: boolean;
            /**
             * Format: date-time
             * @description When.
             */
            doneAt: string;
            /** @description Why, for those who read the log; up to 200 characters. */
            reason: string;
        };
        ActionPage: {
            /** @description The newest first. */
            actions: components["schemas"]["Action"][];
            /** @description Goes on where the page before ended; absent at the end. */
            nextToken?: string;
        };
        Pk: {
            /** @description One PK, in all its rooms; empty where there is none. */
            pkId: string;
            /**
             * @description An invitation, or a PK that runs with the room in it.
             * @enum {string}
             */
            state: "invited" | "running";
            /** @description The other rooms that are in it. */
            others: components["schemas"]["PkRoom"][];
            /** @description The room that is invited, while it has not answered. */
            invitation?: components["schemas"]["PkOffer"];
            /** @description The newest round; absent before the first invitation is accepted. A room that came in while it ran takes part from the next one. */
            round?: components["schemas"]["Round"];
            /** @description Those in which the room took part and that have ended, oldest first: the newest ten. */
            rounds: components["schemas"]["RoundResult"][];
            /** @description A round that a host has proposed. It ends when a room comes or leaves. */
            proposal?: components["schemas"]["RoundProposal"];
            /** @description Whether each host has to send into the channel of the other room, too, for the audiences to see both. If not, joining it is for seeing and hearing the other host only. */
            hostsJoinBoth: boolean;
        };
        PkRoom: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description Whose show it is: who created the room, or was given it. */
            hostId: string;
            /** @description How the host wants to be called: the claim `name` of their token. */
            hostName: string;
        };
        PkOffer: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description Whose show it is: who created the room, or was given it. */
            hostId: string;
            /** @description How the host wants to be called: the claim `name` of their token. */
            hostName: string;
            /** @description The room whose host has invited. */
            invitedBy: string;
            /** @description How long the first round lasts; an invitation into a PK that runs begins none. */
            minutes: number;
            /** @description How long the punishment after the round lasts. */
            punishSeconds: number;
            /**
             * Format: date-time
             * @description Until when it may be accepted.
             */
            expiresAt: string;
        };
        OtherRoom: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description How the host wants to be called: the claim `name` of their token. */
            hostName: string;
        };
        Round: {
            /** @description One round of a PK, in all its rooms. */
            roundId: string;
            /** @description Counted from 1 within the PK. */
            number: number;
            /**
             * @description Follows from the times: `running` before `endsAt`, then `punishing` before `punishUntil`, then `over`.
             * @enum {string}
             */
            state: "running" | "punishing" | "over";
            /** @description How long the round lasts. */
            minutes: number;
            /** @description How long the punishment after the round lasts. */
            punishSeconds: number;
            /** @description Points of all rooms, the own one first if it takes part. */
            score: components["schemas"]["RoundSide"][];
            /**
             * Format: date-time
             * @description When it began.
             */
            startedAt: string;
            /**
             * Format: date-time
             * @description The bell: a gift that comes then or later does not count.
             */
            endsAt: string;
            /**
             * Format: date-time
             * @description When the punishment ends.
             */
            punishUntil: string;
        };
        RoundSide: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description How the host wants to be called: the claim `name` of their token. */
            hostName: string;
            /** @description What the gifts for the room come to. */
            points: number;
            /**
             * @description How the room has lost the round, whatever its points are.
             * @enum {string}
             */
            out?: "surrendered" | "left";
            /**
             * @description The team of the room; absent if each is for itself.
             * @enum {number}
             */
            team?: 1 | 2;
        };
        RoundResult: {
            /** @description One round of a PK, in all its rooms. */
            roundId: string;
            /** @description Counted from 1 within the PK. */
            number: number;
            /** @description Points of all rooms, the own one first if it takes part. */
            score: components["schemas"]["RoundSide"][];
            /** @description The rooms that have won: the one with more points than all others or, of the team with more points, those that have neither surrendered nor left. None in a draw, or while the round goes on without this room. */
            winnerRoomIds: string[];
            /**
             * @description Why it ended.
             * @enum {string}
             */
            outcome: "time-is-up" | "surrendered" | "left" | "pk-ended";
            /**
             * Format: date-time
             * @description When it began.
             */
            startedAt: string;
            /**
             * Format: date-time
             * @description When it ended.
             */
            endedAt: string;
        };
        RoundProposal: {
            /** @description The room whose host has proposed it. */
            by: string;
            /** @description The rooms whose hosts want it. It begins when these are all. */
            acceptedBy: string[];
            /** @description How long the round lasts. */
            minutes: number;
            /** @description How long the punishment after the round lasts. */
            punishSeconds: number;
            /** @description The rooms of both teams, in the order of the PK’s rooms; absent if each is for itself. */
            teams?: string[][];
            /**
             * Format: date-time
             * @description Until when it may be accepted.
             */
            expiresAt: string;
        };
        RoundAnswer: {
            /** @description One round of a PK, in all its rooms. */
            roundId: string;
            /**
             * @description What has become of the round.
             * @enum {string}
             */
            state: "proposed" | "running" | "punishing" | "over";
        };
        LastPk: {
            /** @description One PK, in all its rooms; empty where there is none. */
            pkId: string;
            /** @description All other rooms that have been in it. */
            others: components["schemas"]["PkRoom"][];
            /** @description Those in which the room took part and that have ended, oldest first: the newest ten. */
            rounds: components["schemas"]["RoundResult"][];
            /**
             * @description Why it ended.
             * @enum {string}
             */
            outcome: "ended-by-host" | "host-left" | "mix-ended" | "room-closed" | "refused" | "withdrawn" | "expired";
            /**
             * Format: date-time
             * @description When it ended.
             */
            endedAt: string;
        };
        LastReport: {
            /** @description What was seen or heard, by the provider’s word; absent if an admin has acted by hand. */
            label?: string;
            /** @description How sure the provider is, 0 to 100; absent without one. */
            score?: number;
            /** @description Why an admin has acted by hand; absent of a provider. */
            reason?: string;
            /**
             * @description What was done.
             * @enum {string}
             */
            action: "note" | "warn" | "cover" | "unseat" | "stop" | "forbid";
            /** @description Whom it is about; absent if the provider does not know. */
            userId?: string;
            /**
             * Format: date-time
             * @description When the report came, or the admin acted.
             */
            reportedAt: string;
        };
        PkAnswer: {
            /** @description One PK, in all its rooms; empty where there is none. */
            pkId: string;
            /**
             * @description What has become of the PK.
             * @enum {string}
             */
            state: "none" | "invited" | "running" | "over";
        };
        Scored: {
            /** @description One PK, in all its rooms; empty where there is none. */
            pkId: string;
            /**
             * @description Whether this call counted the gift, or one before it.
             * @enum {string}
             */
            counted: "now" | "before";
        };
        CountedGift: {
            /** @description The sender’s own; the same whenever it sends the gift again. */
            eventId: string;
            /** @description For which of the rooms it was. */
            roomId: string;
            /** @description Who has given it, if the sender said so. */
            userId?: string;
            /** @description What the gift counts for, as its sender decides; for likes their number times their factor. */
            points: number;
            /**
             * Format: date-time
             * @description When the service heard of it, by its own clock: before the bell.
             */
            at: string;
        };
        Ledger: {
            /** @description One round of a PK, in all its rooms. */
            roundId: string;
            /** @description The rooms of the round. */
            roomIds: string[];
            /** @description The rooms of both teams; absent if each was for itself. */
            teams?: string[][];
            /** @description Whether the score is final. If the first page says so, nothing will be added. */
            isFinal: boolean;
            /** @description The rooms that gave the round up or left it, and have lost it. */
            outRoomIds: string[];
            /** @description Each gift once. The order has no meaning, and stays. */
            gifts: components["schemas"]["CountedGift"][];
            /** @description Goes on where the page before ended; absent at the end. */
            nextToken?: string;
        };
        Qna: {
            /** @description Whether questions are taken now. */
            isOpen: boolean;
            /** @description What an answer costs, in hundredths of the currency. */
            priceCents: number;
            /** @description ISO 4217. */
            currency: string;
            /** @description How long the asker has a seat. */
            secondsPerAnswer: number;
            /** @description How many questions may wait, those included that are being paid or answered. */
            queueLength: number;
            /** @description How many are paid for and wait. */
            waiting: number;
            /** @description The answer that is being given. */
            answering?: components["schemas"]["CurrentAnswer"];
            /** @description The caller’s own that are not over. */
            own: components["schemas"]["Question"][];
        };
        QnaTerms: {
            /** @description Whether questions are taken now. */
            isOpen: boolean;
            /** @description What an answer costs, in hundredths of the currency. */
            priceCents: number;
            /** @description ISO 4217. */
            currency: string;
            /** @description How long the asker has a seat. */
            secondsPerAnswer: number;
            /** @description How many questions may wait, those included that are being paid or answered. */
            queueLength: number;
        };
        Question: {
            /** @description One question; later ones have greater ids. */
            questionId: string;
            /** @description The claim `sub` of a user’s token. */
            userId: string;
            /** @description How the user wants to be called. */
            name: string;
            /** @description The question. */
            text: string;
            /**
             * @description `awaitingPayment`, `queued`, `answering`, `answered`; or `closing` and `cancelled` without money, `refundDue` and `refunded` with it.
             * @enum {string}
             */
            state: "awaitingPayment" | "queued" | "answering" | "answered" | "closing" | "cancelled" | "refundDue" | "refunded";
            /** @description What the payment provider knows it by. */
            orderId: string;
            /** @description What an answer costs, in hundredths of the currency. */
            priceCents: number;
            /** @description ISO 4217. */
            currency: string;
            /** @description How long the answer is. */
            seconds: number;
            /**
             * Format: date-time
             * @description When it was asked.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the asker loses the seat; absent before they had one.
             */
            endsAt?: string;
            /**
             * @description Why it ended without an answer.
             * @enum {string}
             */
            outcome?: "unpaid" | "withdrawn" | "refused" | "expired" | "host-gone" | "host-changed" | "mix-ended" | "room-closed" | "cut-short" | "paid-late" | "paid-twice" | "wrong-amount" | "unknown-order" | "refunded-elsewhere";
            /**
             * Format: uri
             * @description The page to pay on; for the asker only, and only while it is to be paid.
             */
            payUrl?: string;
        };
        QuestionList: {
            /** @description The oldest first. */
            questions: components["schemas"]["Question"][];
        };
        CurrentAnswer: {
            /** @description One question; later ones have greater ids. */
            questionId: string;
            /** @description The claim `sub` of a user’s token. */
            userId: string;
            /** @description How the user wants to be called. */
            name: string;
            /** @description The question. */
            text: string;
            /**
             * Format: date-time
             * @description When the asker loses the seat.
             */
            endsAt: string;
        };
        Mix: {
            /**
             * @description A mix goes `idle`, `starting`, `live`, `stopping`, and `idle` again.
             * @enum {string}
             */
            state: "idle" | "starting" | "live" | "stopping";
            /** @description The task of the mixing service; every start has a new one. */
            taskId?: string;
            /**
             * @description How the panes are arranged.
             * @enum {string}
             */
            layout?: "solo" | "side-by-side" | "stacked" | "pip" | "grid" | "spotlight";
            /** @description What is seen where no pane is: `#RRGGBB`. */
            backgroundColor?: string;
            /** @description The user of each pane, in order; null leaves a pane to the next person who comes. Or panes with places: a canvas of one’s own, in the layout’s place, where `MIXER=live`. */
            panes?: (string | null)[] | {
                /** @description The left edge, as a fraction of the width of the mix. */
                x: number;
                /** @description The top edge, as a fraction of the height of the mix. */
                y: number;
                /** @description As a fraction of the width of the mix. */
                width: number;
                /** @description As a fraction of the height of the mix. */
                height: number;
                /** @description The layer; 0, the default, lies at the back. */
                z?: number;
                /**
                 * @description `crop`, the default, fills the pane and cuts what is too much; `fit` shows all, with bars.
                 * @enum {string}
                 */
                fit?: "crop" | "fit";
                /** @description The claim `sub` of a user’s token. */
                userId?: string;
            }[];
            /** @description Users whose sound is not in the mix. */
            muted?: string[];
            /** @description A picture in the pane of a pinned member whose camera is off; null takes it away. */
            placeholderUrl?: string | null;
            /** @description A picture behind the panes; null takes it away. */
            backgroundUrl?: string | null;
            /** @description A title, or a picture at a place; null takes it away. */
            watermark?: ({
                /** @description The title, in one line. */
                text: string;
            } | {
                /** @description An https URL of the picture. */
                url: string;
                /** @description The left edge, as a fraction of the width of the mix. */
                x?: number;
                /** @description The top edge, as a fraction of the height of the mix. */
                y?: number;
                /** @description As a fraction of the width of the mix. */
                width?: number;
                /** @description As a fraction of the height of the mix. */
                height?: number;
            }) | null;
            /** @description Whether each pane tells its user’s name, from the second person on. Only where `MIXER=rtc`. Of a mix: left open, the room’s counts. */
            namePlates?: boolean;
            /**
             * @description The size of the picture, fixed by the start.
             * @enum {string}
             */
            resolution?: "360p" | "720p" | "1080p";
            /**
             * @description Of the picture, fixed by the start.
             * @enum {string}
             */
            orientation?: "landscape" | "portrait";
            /** @description How many panes the task is ordered and billed for, fixed by the start. */
            seats?: number;
            /**
             * @description A `relay` passes the host’s stream on as it is, at a part of the price of a `mix`.
             * @enum {string}
             */
            mode?: "relay" | "mix";
            /** @description Grows with every change of the scene; in a change, the version that it is based on. */
            layoutVersion?: number;
            /** @description Whether the mixing service is known to show the scene. */
            isLayoutApplied?: boolean;
            /**
             * Format: date-time
             * @description When it was started.
             */
            startedAt?: string;
            /**
             * Format: date-time
             * @description When it is stopped at the latest.
             */
            endsBy?: string;
            /** @description True in the last five minutes. */
            endsSoon?: boolean;
            /**
             * Format: date-time
             * @description While the host is away: when the mix is stopped unless they come back.
             */
            graceEndsAt?: string;
            /** @description Whether moderation has forbidden the stream, so that no mix can be started; else absent. */
            isForbidden?: boolean;
            /**
             * Format: date-time
             * @description When an idle mix may start again on the same stream.
             */
            availableAt?: string;
            /** @description How the last task ended: `stopped`, `host-gone`, `too-long`, `push-lost` and so on. */
            lastOutcome?: string;
        };
        MixAnswer: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description The mix as it is after the call. */
            mix: components["schemas"]["Mix"];
            /** @description Signed addresses of the live stream. */
            playUrls?: components["schemas"]["PlayUrls"];
        };
        PlayUrls: {
            /**
             * Format: uri
             * @description For players of RTMP.
             */
            rtmp: string;
            /**
             * Format: uri
             * @description For players of HTTP-FLV.
             */
            flv: string;
            /**
             * Format: uri
             * @description For players of HLS.
             */
            hls: string;
        };
        Member: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /**
             * @description The host, a guest on stage, or one of the audience.
             * @enum {string}
             */
            role: "host" | "cohost" | "audience";
            /** @description The join token; absent for the audience, who need no channel. */
            rtc?: components["schemas"]["JoinToken"];
            /** @description Signed addresses of the live stream. */
            playUrls: components["schemas"]["PlayUrls"];
        };
        JoinToken: {
            /** @description The RTC application. */
            appId: string;
            /** @description The channel that the token is for. */
            channelId: string;
            /** @description The claim `sub` of a user’s token. */
            userId: string;
            /** @description Part of the token. */
            nonce: string;
            /** @description Unix time in seconds at which the token expires. */
            timestamp: number;
            /** @description The signature. */
            token: string;
            /** @description Where SDKs ask for a server. */
            gslb: string[];
            /** @description All of the token as one text, as newer SDKs take it; the bearer of WHIP and WHEP. */
            singleToken: string;
            /** @description Where to send and play by WHIP and WHEP, if the RTC service speaks them. */
            whip?: {
                /**
                 * Format: uri
                 * @description WHIP.
                 */
                publishUrl: string;
                /**
                 * Format: uri
                 * @description WHEP; with `?user=<userId>`.
                 */
                subscribeUrl: string;
            };
        };
        Event: {
            /**
             * @description Of CloudEvents.
             * @constant
             */
            specversion: "1.0";
            /** @description The same each time the event is sent: the room and the number. */
            id: string;
            /** @description The room, as a path. */
            source: string;
            /**
             * @description What has happened.
             * @enum {string}
             */
            type: "lianmai.room.opened" | "lianmai.room.transferred" | "lianmai.room.closed" | "lianmai.mix.started" | "lianmai.mix.mode-changed" | "lianmai.mix.ended" | "lianmai.mix.lost" | "lianmai.member.joined" | "lianmai.stage.requested" | "lianmai.seat.invited" | "lianmai.seat.taken" | "lianmai.seat.moved" | "lianmai.seat.left" | "lianmai.seat.removed" | "lianmai.member.left" | "lianmai.member.banned" | "lianmai.member.unbanned" | "lianmai.pk.invited" | "lianmai.pk.started" | "lianmai.pk.rooms-changed" | "lianmai.pk.round-started" | "lianmai.pk.round-ended" | "lianmai.pk.ended" | "lianmai.question.paid" | "lianmai.question.answered" | "lianmai.question.refunded" | "lianmai.recording.started" | "lianmai.recording.ended" | "lianmai.replay.ready" | "lianmai.moderation.acted" | "lianmai.moderation.lifted" | "lianmai.moderation.stream-allowed";
            /** @description The room. */
            subject: string;
            /**
             * Format: date-time
             * @description When it has happened.
             */
            time: string;
            /**
             * @description Of `data`.
             * @constant
             */
            datacontenttype: "application/json";
            /** @description The number of the event in its room. */
            sequence: string;
            /** @description More about the event; depends on the type. */
            data: components["schemas"]["EventData"];
        };
        EventData: {
            /** @description Of `room.opened` and `room.transferred`: whose show it is. */
            hostId?: string;
            /** @description Whose show it was. */
            formerHostId?: string;
            /** @description Of all that is about a mix. */
            taskId?: string;
            /** @description Of `mix.ended` and `mix.lost`: as `lastOutcome` of the mix. Of `pk.ended`: as `outcome` of `LastPk`, or of the invitation. Of `pk.round-ended`: as `outcome` of `RoundResult`. Of `question.refunded`: as `outcome` of `Question`. */
            outcome?: string;
            /** @description Whom it is about. */
            userId?: string;
            /** @description How the user wants to be called. */
            name?: string;
            /** @description Of all that is about a PK. */
            pkId?: string;
            /** @description Of all that is about a PK: the other rooms. */
            others?: components["schemas"]["OtherRoom"][];
            /** @description Of `seat.invited`, `seat.taken` and `seat.moved`: which seat. */
            seatNumber?: number;
            /** @description Of `pk.round-started` and `pk.round-ended`: counted from 1 within the PK. */
            round?: number;
            /** @description Of `pk.round-started`: the rooms of both teams, if it has teams. */
            teams?: string[][];
            /** @description Of `pk.round-ended`: the rooms that have won; none if nobody has. */
            winnerRoomIds?: string[];
            /** @description Of all that is about a question. */
            questionId?: string;
            /** @description Of `question.paid`. */
            amountCents?: number;
            /** @description Of `question.paid`. */
            currency?: string;
            /**
             * Format: date-time
             * @description Of `member.banned`: when the ban ends by itself.
             */
            until?: string;
            /**
             * @description Of `mix.started` and `mix.mode-changed`.
             * @enum {string}
             */
            mode?: "relay" | "mix";
            /** @description The id of the room, `_r` and a number that the room counts. */
            replayId?: string;
            /** @description Of `pk.round-ended`, the own room first; of `moderation.acted` how sure the provider is, 0 to 100. */
            score?: number | components["schemas"]["RoundSide"][];
            /** @description Of `moderation.acted`: what was seen or heard, by the provider’s word. */
            label?: string;
            /** @description Of `moderation.acted`: what was done. */
            action?: string;
            /** @description Of `moderation.acted`: why an admin has done it by hand, without a report. Of `room.transferred`: `by-hand` or `host-gone`. */
            reason?: string;
        };
        EventList: {
            /** @description In order. */
            events: components["schemas"]["Event"][];
        };
        Recording: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description Whether the mix is being recorded now. */
            isRecording: boolean;
            /** @description Whether the recording service has not answered yet. */
            isPending: boolean;
            /** @description The id of the room, `_r` and a number that the room counts. */
            replayId?: string;
        };
        Replay: {
            /** @description The id of the room, `_r` and a number that the room counts. */
            replayId: string;
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description Whose show it is: who created the room, or was given it. */
            hostId: string;
            /** @description How the host wants to be called: the claim `name` of their token. */
            hostName: string;
            /** @description As people see it in lists; up to 100 characters. */
            title: string;
            /**
             * @description What people send: pictures and sound, or sound only.
             * @enum {string}
             */
            kind: "video" | "voice";
            /**
             * @description `recording`, `processing` until its files are there, `ready`, `failed`, or `deleting`.
             * @enum {string}
             */
            state: "recording" | "processing" | "ready" | "failed" | "deleting";
            /** @description Why there is nothing to play: `no-file`, or `other-bucket`: the deployment has another bucket now. */
            failure?: string;
            /**
             * Format: date-time
             * @description When it was started.
             */
            startedAt: string;
            /**
             * Format: date-time
             * @description When it ended; absent while it runs.
             */
            endedAt?: string;
            /**
             * Format: date-time
             * @description When it is deleted by itself.
             */
            expiresAt: string;
            /** @description How long it can be played, in milliseconds. */
            durationMs: number;
            /** @description How large it is. */
            bytes: number;
            /**
             * Format: uri
             * @description A signed address of a JPEG from the first file, absent for voice rooms, and until it is ready. OSS bills each time that it is asked: keep the first one.
             */
            coverUrl?: string;
            /** @description The files, to be played one after another; empty until it is ready. */
            parts: components["schemas"]["ReplayPart"][];
            /** @description What happened, in order. */
            chapters: components["schemas"]["Chapter"][];
            /**
             * Format: date-time
             * @description When the addresses end.
             */
            urlsExpireAt: string;
        };
        ReplaySummary: {
            /** @description The id of the room, `_r` and a number that the room counts. */
            replayId: string;
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description Whose show it is: who created the room, or was given it. */
            hostId: string;
            /** @description How the host wants to be called: the claim `name` of their token. */
            hostName: string;
            /** @description As people see it in lists; up to 100 characters. */
            title: string;
            /**
             * @description What people send: pictures and sound, or sound only.
             * @enum {string}
             */
            kind: "video" | "voice";
            /**
             * @description `recording`, `processing` until its files are there, `ready`, `failed`, or `deleting`.
             * @enum {string}
             */
            state: "recording" | "processing" | "ready" | "failed" | "deleting";
            /** @description Why there is nothing to play: `no-file`, or `other-bucket`: the deployment has another bucket now. */
            failure?: string;
            /**
             * Format: date-time
             * @description When it was started.
             */
            startedAt: string;
            /**
             * Format: date-time
             * @description When it ended; absent while it runs.
             */
            endedAt?: string;
            /**
             * Format: date-time
             * @description When it is deleted by itself.
             */
            expiresAt: string;
            /** @description How long it can be played, in milliseconds. */
            durationMs: number;
            /** @description How large it is. */
            bytes: number;
            /**
             * Format: uri
             * @description A signed address of a JPEG from the first file, absent for voice rooms, and until it is ready. OSS bills each time that it is asked: keep the first one.
             */
            coverUrl?: string;
        };
        ReplayPage: {
            /** @description The newest first. */
            replays: components["schemas"]["ReplaySummary"][];
            /** @description Goes on where the page before ended; absent at the end. */
            nextToken?: string;
        };
        ReplayPart: {
            /**
             * Format: date-time
             * @description When it was started.
             */
            startedAt: string;
            /** @description How long it can be played, in milliseconds. */
            durationMs: number;
            /** @description How large it is. */
            bytes: number;
            /**
             * Format: uri
             * @description A signed address of the file; it takes ranges of bytes.
             */
            playUrl: string;
            /**
             * Format: uri
             * @description The same for keeping the file; to the host only.
             */
            downloadUrl?: string;
        };
        Chapter: {
            /** @description Where, in milliseconds from the beginning of the first file. */
            atMs: number;
            /** @description What: the type of an event, without its prefix. */
            type: string;
            /** @description The claim `sub` of a user’s token. */
            userId?: string;
            /** @description How the user wants to be called. */
            name?: string;
            /** @description One question; later ones have greater ids. */
            questionId?: string;
            /** @description Of a PK: the other rooms. */
            others?: components["schemas"]["OtherRoom"][];
        };
        DeletedReplay: {
            /** @description The id of the room, `_r` and a number that the room counts. */
            replayId: string;
        };
        Usage: {
            /** @description Also the id of the RTC channel, and what the names of the streams begin with. */
            roomId: string;
            /** @description The task of the mixing service; every start has a new one. */
            taskId: string;
            /** @description Whose show it is: who created the room, or was given it. */
            hostId: string;
            /** @description The name of the live stream. */
            stream: string;
            /** @description What was ordered. */
            profile: string;
            /**
             * Format: date-time
             * @description When it was started.
             */
            startedAt: string;
            /**
             * Format: date-time
             * @description When it ended; absent while it runs.
             */
            endedAt?: string;
            /** @description Started minutes in which the host’s stream was passed on as it is. */
            relayMinutes?: number;
            /** @description Started minutes in which streams were mixed. */
            mixMinutes?: number;
            /** @description Both together: started minutes count in full. */
            billedMinutes?: number;
            /** @description Started minutes of its recordings; absent if there were none. */
            recordedMinutes?: number;
            /** @description How it ended; `lost` if it is not known whether it ran. */
            outcome?: string;
        };
        UsagePage: {
            /** @description Task by task. */
            usage: components["schemas"]["Usage"][];
            /** @description Goes on where the page before ended; absent at the end. */
            nextToken?: string;
        };
        Error: {
            /** @description The same as in the header `x-request-id` and in the logs. */
            requestId: string;
            /**
             * @description What programs go by.
             * @enum {string}
             */
            code: "InvalidRequest" | "InvalidJson" | "Unauthenticated" | "TokenExpired" | "NotRoomHost" | "NotAdmin" | "NotInvited" | "NotOnStage" | "Banned" | "StreamForbidden" | "RoomNotFound" | "QuestionNotFound" | "RoundNotFound" | "ReplayNotFound" | "RouteNotFound" | "RoomExists" | "RoomClosed" | "StageClosed" | "StageFull" | "SeatTaken" | "SeatLocked" | "NotInChannel" | "TooManyModerators" | "HostStays" | "QnaNotOpen" | "QnaNotPossible" | "QuestionOpen" | "QuestionNotWaiting" | "AnswerRunning" | "PkBusy" | "RoundRunning" | "PkFull" | "PkRefused" | "PkNotRunning" | "PkNotPossible" | "PkOff" | "MixAlreadyRunning" | "MixNotRunning" | "MixStopping" | "StreamCoolingDown" | "RecordingNotPossible" | "RecordingStopping" | "StreamNotThere" | "ReplayRecording" | "StaleLayoutVersion" | "ChannelEmpty" | "NotEnoughSeats" | "BodyTooLarge" | "IdempotencyKeyReused" | "QuotaExceeded" | "RateLimited" | "TooManyStageRequests" | "TooManyQuestions" | "InternalError" | "MixerRefused" | "RecorderRefused" | "MixerUnavailable" | "StoreUnavailable" | "KeysUnavailable" | "RoomBusy";
            /** @description What was expected, for people. */
            message: string;
            /** @description Whether the unchanged call may succeed later. */
            retryable: boolean;
            /** @description When it is worth another try; also in the header `Retry-After`. */
            retryAfterMs?: number;
            /** @description Facts that a program may act on. */
            details?: {
                [key: string]: unknown;
            };
        };
    };
    responses: never;
    parameters: {
        /** @description The id of the room. */
        roomId: string;
        /** @description Who is meant. */
        userId: string;
        /** @description The id of the question. */
        questionId: string;
        /** @description The id of the replay. */
        replayId: string;
        /** @description The id of the round. */
        roundId: string;
        /** @description The secret of the callback address, from the deployment’s configuration. */
        secret: string;
        /** @description Makes a start repeatable: the key of the last start answers what became of it. */
        "idempotency-key": string;
        /** @description The `ETag` of what the caller knows. */
        "if-none-match": string;
        /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
        "x-request-id": string;
    };
    requestBodies: never;
    headers: {
        /** @description The id of the call in the logs: the caller’s own if it sent one, or a new one. */
        "x-request-id": string;
        /** @description Seconds after which the call is worth another try, if that is known. */
        "retry-after": string;
        /** @description How to authenticate; says of a token that has expired that it is no good. */
        "www-authenticate": string;
        /** @description Changes when, and only when, something that is shown does. */
        etag: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createRoom: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RoomCreation"];
            };
        };
        responses: {
            /** @description The room. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomExists`: the room id is taken */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomExists";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RateLimited`: the caller sends too many calls in a minute */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RateLimited";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    listRooms: {
        parameters: {
            query?: {
                /** @description The longest page that is wanted. */
                maxResults?: number;
                /** @description Goes on where the page before ended; absent at the end. */
                nextToken?: string;
            };
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rooms. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomPage"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    getRoom: {
        parameters: {
            query?: {
                /** @description With `If-None-Match`: how long to wait for a change before 304 is answered. */
                waitSeconds?: number;
            };
            header?: {
                /** @description The `ETag` of what the caller knows. */
                "if-none-match"?: components["parameters"]["if-none-match"];
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The room. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description It is as the caller knows it. With `Retry-After` the call did not wait, because too many do. */
            304: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    etag: components["headers"]["etag"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    updateRoom: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RoomChange"];
            };
        };
        responses: {
            /** @description The changed room. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    closeRoom: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description It is closed and its mix is stopped. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosedRoom"];
                };
            };
            /** @description It is closed; its mix is still being stopped. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosedRoom"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `MixerRefused`: the RTC service refused (`details.serviceCode`) */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "MixerRefused";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `MixerUnavailable`: the RTC service did not answer or throttles, or too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "MixerUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    joinRoom: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Joining"];
            };
        };
        responses: {
            /** @description What to join with. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this; `NotOnStage`: a co-host wants to join without a seat, or who has none is to be moved or moderated; `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost" | "NotOnStage" | "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomClosed`: the room is closed */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomClosed";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    requestStage: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StageWish"];
            };
        };
        responses: {
            /** @description Whether the user is on stage, invited, waiting, or none of these. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standing"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotInvited`: the user has no invitation to the stage; `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotInvited" | "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomClosed`: the room is closed; `StageClosed`: the room’s `admission` is `closed`, or was changed meanwhile; `StageFull`: all seats are taken or locked (`details.maxSeats`); `SeatTaken`: somebody has the seat that was named, or is invited to it (`details.seatNumber`); `SeatLocked`: the host or a moderator has locked the seat (`details.seatNumber`) */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomClosed" | "StageClosed" | "StageFull" | "SeatTaken" | "SeatLocked";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RateLimited`: the caller sends too many calls in a minute; `TooManyStageRequests`: 50 people wait for the stage already */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RateLimited" | "TooManyStageRequests";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    inviteGuest: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["GuestInvitation"];
            };
        };
        responses: {
            /** @description The link is good. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestLink"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomClosed`: the room is closed; `StageFull`: all seats are taken or locked (`details.maxSeats`) */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomClosed" | "StageFull";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    seatMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
                /** @description Who is meant. */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Seating"];
            };
        };
        responses: {
            /** @description Whether the user is on stage, invited, waiting, or none of these. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standing"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this; `NotInvited`: the user has no invitation to the stage; `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost" | "NotInvited" | "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomClosed`: the room is closed; `StageFull`: all seats are taken or locked (`details.maxSeats`); `SeatTaken`: somebody has the seat that was named, or is invited to it (`details.seatNumber`); `SeatLocked`: the host or a moderator has locked the seat (`details.seatNumber`) */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomClosed" | "StageFull" | "SeatTaken" | "SeatLocked";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    unseatMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
                /** @description Who is meant. */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Removal"];
            };
        };
        responses: {
            /** @description Whether the user is on stage, invited, waiting, or none of these. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standing"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this; `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost" | "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `HostStays`: the host cannot be removed from the stage */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "HostStays";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    updateSeat: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatChange"];
            };
        };
        responses: {
            /** @description The seats as they are then. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatsAnswer"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this; `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost" | "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomClosed`: the room is closed */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomClosed";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    moveSeat: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
                /** @description Who is meant. */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatMove"];
            };
        };
        responses: {
            /** @description The seats as they are then. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatsAnswer"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this; `NotOnStage`: a co-host wants to join without a seat, or who has none is to be moved or moderated; `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost" | "NotOnStage" | "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomClosed`: the room is closed; `SeatTaken`: somebody has the seat that was named, or is invited to it (`details.seatNumber`); `SeatLocked`: the host or a moderator has locked the seat (`details.seatNumber`); `HostStays`: the host cannot be removed from the stage */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomClosed" | "SeatTaken" | "SeatLocked" | "HostStays";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    transferRoom: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoomTransfer"];
            };
        };
        responses: {
            /** @description The seats as they are then. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatsAnswer"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this; `NotOnStage`: a co-host wants to join without a seat, or who has none is to be moved or moderated; `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost" | "NotOnStage" | "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomClosed`: the room is closed; `SeatLocked`: the host or a moderator has locked the seat (`details.seatNumber`); `NotInChannel`: the co-host who is to be given the room is not in its channel; `PkBusy`: the other room is in a PK or invited to one, another room is invited into this PK, or the PK changes all the time; or the room that is to be handed over is in a PK; `AnswerRunning`: another question is being answered, or one is while the room is to be handed over */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomClosed" | "SeatLocked" | "NotInChannel" | "PkBusy" | "AnswerRunning";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `MixerUnavailable`: the RTC service did not answer or throttles, or too many calls change the room at once; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "MixerUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    banMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description Who is meant. */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Banning"];
            };
        };
        responses: {
            /** @description The user is banned. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ban"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this; `NotAdmin`: only a token whose `scope` has `admin` may do this; `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost" | "NotAdmin" | "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `HostStays`: the host cannot be removed from the stage */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "HostStays";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RateLimited`: the caller sends too many calls in a minute */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RateLimited";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    unbanMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description Who is meant. */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Unbanning"];
            };
        };
        responses: {
            /** @description There is no such ban any more. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiftedBan"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this; `NotAdmin`: only a token whose `scope` has `admin` may do this; `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost" | "NotAdmin" | "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `HostStays`: the host cannot be removed from the stage */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "HostStays";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    listBans: {
        parameters: {
            query?: {
                /** @description The room that is meant; absent: every room. */
                roomId?: string;
                /** @description The longest page that is wanted. */
                maxResults?: number;
                /** @description Goes on where the page before ended; absent at the end. */
                nextToken?: string;
            };
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the bans in force. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BanPage"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this; `NotAdmin`: only a token whose `scope` has `admin` may do this; `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost" | "NotAdmin" | "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    muteMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
                /** @description Who is meant. */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Muting"];
            };
        };
        responses: {
            /** @description The mix is so. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MixAnswer"];
                };
            };
            /** @description It is not known yet; read the room later. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MixAnswer"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this; `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost" | "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `HostStays`: the host cannot be removed from the stage; `MixNotRunning`: the mix is not live, or the start was stopped meanwhile; `NotEnoughSeats`: the layout needs more panes than the mix was started with */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "HostStays" | "MixNotRunning" | "NotEnoughSeats";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `MixerRefused`: the RTC service refused (`details.serviceCode`) */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "MixerRefused";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `MixerUnavailable`: the RTC service did not answer or throttles, or too many calls change the room at once; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "MixerUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    moderate: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModerationDeed"];
            };
        };
        responses: {
            /** @description It is done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomModeration"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotAdmin`: only a token whose `scope` has `admin` may do this; `NotOnStage`: a co-host wants to join without a seat, or who has none is to be moved or moderated */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotAdmin" | "NotOnStage";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomClosed`: the room is closed */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomClosed";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    liftModeration: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModerationLift"];
            };
        };
        responses: {
            /** @description It is undone. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomModeration"];
                };
            };
            /** @description The live service has yet to confirm that it takes the stream again. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomModeration"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotAdmin`: only a token whose `scope` has `admin` may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotAdmin";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    addModerator: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
                /** @description Who is meant. */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The moderators of the room. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moderators"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `TooManyModerators`: the room has as many moderators as it may have; `details.limit` says how many */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "TooManyModerators";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    removeModerator: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
                /** @description Who is meant. */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The moderators of the room. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moderators"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    listActions: {
        parameters: {
            query?: {
                /** @description The room that is meant; absent: every room. */
                roomId?: string;
                /** @description The longest page that is wanted. */
                maxResults?: number;
                /** @description Goes on where the page before ended; absent at the end. */
                nextToken?: string;
            };
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the log. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionPage"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this; `NotAdmin`: only a token whose `scope` has `admin` may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost" | "NotAdmin";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    invitePk: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PkInvitation"];
            };
        };
        responses: {
            /** @description The other host is invited. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PkAnswer"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this; `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost" | "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `PkNotPossible`: a PK needs live rooms of one kind and of different hosts, with two seats each; `PkFull`: the PK has as many rooms as it may have, with the one that is invited: four, or two where `MIXER=rtc`; or twenty rooms have come and gone. `details.maxRooms`; `PkOff`: the other room has `allowPk: false`; `PkRefused`: the other host has refused an invitation of this host, or let it expire, in the last two minutes; or a PK of both ended less than `opponentPauseMinutes` of the other room ago; `PkBusy`: the other room is in a PK or invited to one, another room is invited into this PK, or the PK changes all the time; or the room that is to be handed over is in a PK */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "PkNotPossible" | "PkFull" | "PkOff" | "PkRefused" | "PkBusy";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    acceptPk: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description It runs. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PkAnswer"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this; `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost" | "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `PkNotRunning`: the room is in no PK, or not in the round that runs; no round runs; there were all rounds; or the invitation has ended; `PkNotPossible`: a PK needs live rooms of one kind and of different hosts, with two seats each; `PkBusy`: the other room is in a PK or invited to one, another room is invited into this PK, or the PK changes all the time; or the room that is to be handed over is in a PK */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "PkNotRunning" | "PkNotPossible" | "PkBusy";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    startRound: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewRound"];
            };
        };
        responses: {
            /** @description It is proposed, or it runs. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundAnswer"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `PkNotRunning`: the room is in no PK, or not in the round that runs; no round runs; there were all rounds; or the invitation has ended; `RoundRunning`: a round of the PK runs, so that no other can be proposed yet; `PkBusy`: the other room is in a PK or invited to one, another room is invited into this PK, or the PK changes all the time; or the room that is to be handed over is in a PK */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "PkNotRunning" | "RoundRunning" | "PkBusy";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    surrenderRound: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The room can no longer win it. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundAnswer"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `PkNotRunning`: the room is in no PK, or not in the round that runs; no round runs; there were all rounds; or the invitation has ended; `PkBusy`: the other room is in a PK or invited to one, another room is invited into this PK, or the PK changes all the time; or the room that is to be handed over is in a PK */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "PkNotRunning" | "PkBusy";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    endPk: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PkEnd"];
            };
        };
        responses: {
            /** @description The room is in none, or it was withdrawn. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PkAnswer"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    scorePk: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Gift"];
            };
        };
        responses: {
            /** @description The gift counts. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scored"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `PkNotRunning`: the room is in no PK, or not in the round that runs; no round runs; there were all rounds; or the invitation has ended; `PkBusy`: the other room is in a PK or invited to one, another room is invited into this PK, or the PK changes all the time; or the room that is to be handed over is in a PK */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "PkNotRunning" | "PkBusy";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    listGifts: {
        parameters: {
            query?: {
                /** @description The longest page that is wanted. */
                maxResults?: number;
                /** @description Goes on where the page before ended; absent at the end. */
                nextToken?: string;
            };
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the round. */
                roundId: components["parameters"]["roundId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoundNotFound`: there is no such round, or its PK ended more than 90 days ago */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoundNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    openQna: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QnaOpening"];
            };
        };
        responses: {
            /** @description Questions are taken. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QnaTerms"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomClosed`: the room is closed; `QnaNotPossible`: no payment provider is configured, or the host asks in their own room */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomClosed" | "QnaNotPossible";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    closeQna: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description No questions are taken. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QnaTerms"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `QnaNotOpen`: the room accepts no questions, or no mix is running */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "QnaNotOpen";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    askQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Asking"];
            };
        };
        responses: {
            /** @description It is to be paid for. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomClosed`: the room is closed; `QnaNotOpen`: the room accepts no questions, or no mix is running; `QnaNotPossible`: no payment provider is configured, or the host asks in their own room; `QuestionOpen`: the caller has another open question */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomClosed" | "QnaNotOpen" | "QnaNotPossible" | "QuestionOpen";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `TooManyQuestions`: as many questions wait as the host allows; `RateLimited`: the caller sends too many calls in a minute */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "TooManyQuestions" | "RateLimited";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    listQuestions: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The questions. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionList"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    getQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
                /** @description The id of the question. */
                questionId: components["parameters"]["questionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The question. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room; `QuestionNotFound`: there is no such question, or it is not the caller's */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound" | "QuestionNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    acceptQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
                /** @description The id of the question. */
                questionId: components["parameters"]["questionId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description It is being answered. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this; `Banned`: the user is banned from the room or from every room; `details` says who, and until when */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost" | "Banned";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room; `QuestionNotFound`: there is no such question, or it is not the caller's */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound" | "QuestionNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomClosed`: the room is closed; `QuestionNotWaiting`: the question is answered, refused or not paid; `StageFull`: all seats are taken or locked (`details.maxSeats`); `AnswerRunning`: another question is being answered, or one is while the room is to be handed over */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomClosed" | "QuestionNotWaiting" | "StageFull" | "AnswerRunning";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    endQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
                /** @description The id of the question. */
                questionId: components["parameters"]["questionId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description What has become of it. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room; `QuestionNotFound`: there is no such question, or it is not the caller's */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound" | "QuestionNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `QuestionNotWaiting`: the question is answered, refused or not paid */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "QuestionNotWaiting";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    startMix: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a start repeatable: the key of the last start answers what became of it. */
                "idempotency-key"?: components["parameters"]["idempotency-key"];
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MixStart"];
            };
        };
        responses: {
            /** @description It was started before, by the same key. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MixAnswer"];
                };
            };
            /** @description It is live. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MixAnswer"];
                };
            };
            /** @description It is not known yet whether it was done; the room shows it after a few seconds. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MixAnswer"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this; `StreamForbidden`: moderation has forbidden the room’s stream, or has allowed it and the live service is not known to have done so */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost" | "StreamForbidden";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomClosed`: the room is closed; `MixAlreadyRunning`: the mix is starting or live; `MixNotRunning`: the mix is not live, or the start was stopped meanwhile; `MixStopping`: the mix is being stopped; `StreamCoolingDown`: the StreamURL is in its cooldown of 10 s (`details.availableAt`); after a handover, a start of the old host may take up to 30 s to be settled; `ChannelEmpty`: nobody is in the channel yet (`MIXER=live` only); `NotEnoughSeats`: the layout needs more panes than the mix was started with */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomClosed" | "MixAlreadyRunning" | "MixNotRunning" | "MixStopping" | "StreamCoolingDown" | "ChannelEmpty" | "NotEnoughSeats";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `IdempotencyKeyReused`: the same `Idempotency-Key` came with other parameters */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "IdempotencyKeyReused";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `QuotaExceeded`: the app or the host has as many mixes as are allowed (`details.scope`); `RateLimited`: the caller sends too many calls in a minute */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "QuotaExceeded" | "RateLimited";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `MixerRefused`: the RTC service refused (`details.serviceCode`) */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "MixerRefused";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `MixerUnavailable`: the RTC service did not answer or throttles, or too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "MixerUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    updateMix: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MixChange"];
            };
        };
        responses: {
            /** @description The changed mix. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MixAnswer"];
                };
            };
            /** @description It is not known yet whether it was done; the room shows it after a few seconds. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MixAnswer"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `MixNotRunning`: the mix is not live, or the start was stopped meanwhile; `StaleLayoutVersion`: the layout was changed since (`details.layoutVersion`); `NotEnoughSeats`: the layout needs more panes than the mix was started with */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "MixNotRunning" | "StaleLayoutVersion" | "NotEnoughSeats";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `MixerRefused`: the RTC service refused (`details.serviceCode`) */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "MixerRefused";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `MixerUnavailable`: the RTC service did not answer or throttles, or too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "MixerUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    stopMix: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description It is stopped. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MixAnswer"];
                };
            };
            /** @description It is not known yet whether it was done; the room shows it after a few seconds. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MixAnswer"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `MixerRefused`: the RTC service refused (`details.serviceCode`) */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "MixerRefused";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `MixerUnavailable`: the RTC service did not answer or throttles, or too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "MixerUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    startRecording: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description It is recorded. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description The recording service has not answered yet; a check of the room finds out. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomClosed`: the room is closed; `RecordingNotPossible`: the deployment has no `REPLAY_BUCKET`, the rule of the room is `recording: off`, or the replay that is to be deleted is in another bucket; `RecordingStopping`: the last recording is not known to have ended; `MixNotRunning`: the mix is not live, or the start was stopped meanwhile; `StreamNotThere`: the live service has no stream of the mix: it has just started, or its push is lost */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomClosed" | "RecordingNotPossible" | "RecordingStopping" | "MixNotRunning" | "StreamNotThere";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RecorderRefused`: the live service refused a command; `details.code` is its word */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RecorderRefused";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    stopRecording: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description It is not recorded. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description The recording service has not answered yet; a check of the room finds out. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RecordingNotPossible`: the deployment has no `REPLAY_BUCKET`, the rule of the room is `recording: off`, or the replay that is to be deleted is in another bucket */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RecordingNotPossible";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RecorderRefused`: the live service refused a command; `details.code` is its word */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RecorderRefused";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    listReplays: {
        parameters: {
            query?: {
                /** @description The room that is meant; absent: every room. */
                roomId?: string;
                /** @description Whose show it is: who created the room, or was given it. */
                hostId?: string;
                /** @description The longest page that is wanted. */
                maxResults?: number;
                /** @description Goes on where the page before ended; absent at the end. */
                nextToken?: string;
            };
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of replays. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayPage"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    getReplay: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the replay. */
                replayId: components["parameters"]["replayId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The replay. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `ReplayNotFound`: there is no replay with this id, or it cannot be played yet and is not the caller’s */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "ReplayNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    deleteReplay: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the replay. */
                replayId: components["parameters"]["replayId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description It is deleted. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedReplay"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `ReplayNotFound`: there is no replay with this id, or it cannot be played yet and is not the caller’s */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "ReplayNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `ReplayRecording`: a replay is to be deleted while it is being recorded; `RecordingNotPossible`: the deployment has no `REPLAY_BUCKET`, the rule of the room is `recording: off`, or the replay that is to be deleted is in another bucket */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "ReplayRecording" | "RecordingNotPossible";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description The number of the last event that the caller knows; 0 for none. */
                after?: number;
                /** @description The longest page that is wanted. */
                maxResults?: number;
            };
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventList"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    getRoomUsage: {
        parameters: {
            query?: {
                /** @description The longest page that is wanted. */
                maxResults?: number;
                /** @description Goes on where the page before ended; absent at the end. */
                nextToken?: string;
            };
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The id of the room. */
                roomId: components["parameters"]["roomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of usage. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsagePage"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotRoomHost`: only the room's host may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotRoomHost";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    getUsage: {
        parameters: {
            query: {
                /** @description The longest page that is wanted. */
                maxResults?: number;
                /** @description Goes on where the page before ended; absent at the end. */
                nextToken?: string;
                /** @description The first UTC day. */
                from: string;
                /** @description The last UTC day, at most 92 days in all. */
                to: string;
            };
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of usage. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsagePage"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature; `TokenExpired`: the token has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated" | "TokenExpired";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `NotAdmin`: only a token whose `scope` has `admin` may do this */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "NotAdmin";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `KeysUnavailable`: `JWT_JWKS_URL` gave no usable keys within 3 s */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "KeysUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    takeRtcEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The secret of the callback address, from the deployment’s configuration. */
                secret: components["parameters"]["secret"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description It was taken in. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    handleLiveEvent: {
        parameters: {
            query?: {
                /** @description By the vendor's documentation. */
                action?: string;
                /** @description By the vendor's documentation. */
                app?: string;
                /** @description By the vendor's documentation. */
                appname?: string;
                /** @description By the vendor's documentation. */
                id?: string;
                /** @description By the vendor's documentation. */
                ip?: string;
                /** @description By the vendor's documentation. */
                node?: string;
                /** @description By the vendor's documentation. */
                time?: string;
                /** @description By the vendor's documentation. */
                usrargs?: string;
            };
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The secret of the callback address, from the deployment’s configuration. */
                secret: components["parameters"]["secret"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was taken in. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    handleRecordEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The secret of the callback address, from the deployment’s configuration. */
                secret: components["parameters"]["secret"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description It was taken in. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    handlePaymentNotice: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The secret of the callback address, from the deployment’s configuration. */
                secret: components["parameters"]["secret"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description It was taken in. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    takeModerationReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description An id for this call, up to 64 characters; one that is not fit to be logged is replaced. */
                "x-request-id"?: components["parameters"]["x-request-id"];
            };
            path: {
                /** @description The secret of the callback address, from the deployment’s configuration. */
                secret: components["parameters"]["secret"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description It was taken in. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description `InvalidRequest`: a field, a path or a header is not as documented; `details.problems` names each; `InvalidJson`: the body is not JSON in UTF-8 */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InvalidRequest" | "InvalidJson";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `Unauthenticated`: there is no valid token, or a callback has a wrong secret or signature */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "Unauthenticated";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `RoomNotFound`: there is no such room */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "RoomNotFound";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `BodyTooLarge`: the body has more than 16 KiB, or 64 KiB of RTC events */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "BodyTooLarge";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: the server failed, or its configuration is not usable */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "InternalError";
                    } & components["schemas"]["Error"];
                };
            };
            /** @description `StoreUnavailable`: Tablestore did not answer, or refused the role; `RoomBusy`: too many calls change the room at once */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        code?: "StoreUnavailable" | "RoomBusy";
                    } & components["schemas"]["Error"];
                };
            };
        };
    };
    onLianmaiRoomOpened: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.room.opened",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "hostId": "ann"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.room.opened";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiRoomTransferred: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.room.transferred",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "hostId": "ben",
                 *         "formerHostId": "ann",
                 *         "reason": "by-hand"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.room.transferred";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiRoomClosed: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.room.closed",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {}
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.room.closed";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiMixStarted: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.mix.started",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "taskId": "12345-3",
                 *         "mode": "relay"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.mix.started";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "onLianmaiMixMode-changed": {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.mix.mode-changed",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "taskId": "12345-3",
                 *         "mode": "mix"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.mix.mode-changed";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiMixEnded: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.mix.ended",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "taskId": "12345-3",
                 *         "outcome": "stopped"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.mix.ended";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiMixLost: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.mix.lost",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "taskId": "12345-3",
                 *         "outcome": "push-lost"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.mix.lost";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiMemberJoined: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.member.joined",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "userId": "ben"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.member.joined";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiStageRequested: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.stage.requested",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "userId": "ben"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.stage.requested";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiSeatInvited: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.seat.invited",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "userId": "ben"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.seat.invited";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiSeatTaken: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.seat.taken",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "userId": "ben",
                 *         "name": "Ben",
                 *         "seatNumber": 2
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.seat.taken";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiSeatMoved: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.seat.moved",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "userId": "ben",
                 *         "seatNumber": 4
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.seat.moved";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiSeatLeft: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.seat.left",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "userId": "ben"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.seat.left";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiSeatRemoved: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.seat.removed",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "userId": "ben"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.seat.removed";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiMemberLeft: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.member.left",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "userId": "ben"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.member.left";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiMemberBanned: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.member.banned",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "userId": "ben",
                 *         "until": "2026-11-27T12:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.member.banned";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiMemberUnbanned: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.member.unbanned",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "userId": "ben"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.member.unbanned";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiPkInvited: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.pk.invited",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "pkId": "c0ffee",
                 *         "others": [
                 *           {
                 *             "roomId": "67890",
                 *             "hostName": "Bob"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.pk.invited";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiPkStarted: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.pk.started",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "pkId": "c0ffee",
                 *         "others": [
                 *           {
                 *             "roomId": "67890",
                 *             "hostName": "Bob"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.pk.started";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "onLianmaiPkRooms-changed": {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.pk.rooms-changed",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "pkId": "c0ffee",
                 *         "others": [
                 *           {
                 *             "roomId": "67890",
                 *             "hostName": "Bob"
                 *           },
                 *           {
                 *             "roomId": "24680",
                 *             "hostName": "Eve"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.pk.rooms-changed";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "onLianmaiPkRound-started": {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.pk.round-started",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "pkId": "c0ffee",
                 *         "others": [
                 *           {
                 *             "roomId": "67890",
                 *             "hostName": "Bob"
                 *           }
                 *         ],
                 *         "round": 1
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.pk.round-started";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "onLianmaiPkRound-ended": {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.pk.round-ended",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "pkId": "c0ffee",
                 *         "others": [
                 *           {
                 *             "roomId": "67890",
                 *             "hostName": "Bob"
                 *           }
                 *         ],
                 *         "round": 1,
                 *         "winnerRoomIds": [
                 *           "12345"
                 *         ],
                 *         "outcome": "time-is-up",
                 *         "score": [
                 *           {
                 *             "roomId": "12345",
                 *             "hostName": "Ann",
                 *             "points": 120
                 *           },
                 *           {
                 *             "roomId": "67890",
                 *             "hostName": "Bob",
                 *             "points": 95
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.pk.round-ended";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiPkEnded: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.pk.ended",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "pkId": "c0ffee",
                 *         "others": [
                 *           {
                 *             "roomId": "67890",
                 *             "hostName": "Bob"
                 *           }
                 *         ],
                 *         "outcome": "ended-by-host"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.pk.ended";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiQuestionPaid: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.question.paid",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "questionId": "019a0000c0ffee0000000000",
                 *         "userId": "ben",
                 *         "amountCents": 990,
                 *         "currency": "CNY"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.question.paid";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiQuestionAnswered: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.question.answered",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "questionId": "019a0000c0ffee0000000000",
                 *         "userId": "ben"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.question.answered";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiQuestionRefunded: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.question.refunded",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "questionId": "019a0000c0ffee0000000000",
                 *         "userId": "ben",
                 *         "outcome": "expired"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.question.refunded";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiRecordingStarted: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.recording.started",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "replayId": "12345_r2"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.recording.started";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiRecordingEnded: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.recording.ended",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "replayId": "12345_r2"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.recording.ended";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiReplayReady: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.replay.ready",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "replayId": "12345_r2"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.replay.ready";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiModerationActed: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.moderation.acted",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "userId": "ben",
                 *         "label": "porn",
                 *         "score": 97,
                 *         "action": "cover"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.moderation.acted";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLianmaiModerationLifted: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.moderation.lifted",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {
                 *         "userId": "ben"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.moderation.lifted";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "onLianmaiModerationStream-allowed": {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event; the same whenever it is sent again. */
                "webhook-id": string;
                /** @description When it was sent this time, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and a signature in base64, once for each key, by spaces. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "12345-7",
                 *       "source": "/rooms/12345",
                 *       "type": "lianmai.moderation.stream-allowed",
                 *       "subject": "12345",
                 *       "time": "2026-11-26T12:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": "7",
                 *       "data": {}
                 *     }
                 */
                "application/cloudevents+json": {
                    /** @constant */
                    type?: "lianmai.moderation.stream-allowed";
                } & components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not, and is sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
