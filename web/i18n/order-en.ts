/** English words for those who keep order. */
export const orderEn = {
  menu: 'Order: {name}',
  menuOf: 'More for {name}',
  ban: 'Ban from this room',
  reason: 'Reason, for the log',
  noReason: 'Say why: the log needs a reason.',
  until: 'For how long',
  'until.hour': '1 hour',
  'until.day': '1 day',
  'until.week': '7 days',
  'until.ever': 'Until it is lifted',
  banNote:
    'Leaves the stage at once and gets no seat here. The broadcast itself can still be watched.',
  addModerator: 'Make a moderator',
  removeModerator: 'No longer a moderator',
  moderatorNote: 'May refuse, remove, mute and ban people in this room.',
  moderator: 'moderator',
  sheet: 'Order in the room',
  bans: 'Banned ({count})',
  noBans: 'Nobody is banned from this room.',
  forEver: 'until it is lifted',
  untilTime: 'until {time}',
  lift: 'Lift the ban',
  liftName: 'Lift the ban of {userId}',
  moderators: 'Moderators',
  removeName: '{userId} is no longer a moderator',
  log: 'Log',
  noLog: 'Nothing was done to anybody yet.',
  more: 'Show more',
  by: 'by {userId}',
  'kind.ban-member': 'banned',
  'kind.unban-member': 'ban lifted',
  'kind.unseat-member': 'taken off the stage',
  'kind.mute-member': 'muted',
  'kind.unmute-member': 'unmuted',
  'kind.update-seat': 'seat changed',
  'kind.add-moderator': 'made a moderator',
  'kind.remove-moderator': 'no longer a moderator',
  'kind.moderate': 'report of moderation',
  'kind.lift-moderation': 'shown again',
  'kind.allow-stream': 'stream allowed again',
  you: 'You are a moderator',
  youLead: 'You may refuse, remove, mute and ban people in this room.',
  'report.warn':
    'Moderation warns you: “{label}” was reported ({score} of 100). Look at what is seen and heard, and end it, or the broadcast may be stopped.',
  'report.cover':
    'Moderation has covered somebody in the broadcast: “{label}” was reported ({score} of 100). The show goes on. If it is a mistake, ask the operator to lift it.',
  'report.unseat':
    'Moderation has taken somebody off the stage: “{label}” was reported ({score} of 100). The show goes on. Do not bring them back before you have talked to them.',
  'report.stop':
    'Moderation has stopped the broadcast: “{label}” was reported ({score} of 100). End what was reported before you start again, or ask the operator.',
  'report.forbid':
    'Moderation has stopped the broadcast and blocked its stream: “{label}” was reported ({score} of 100). You cannot start again until the operator allows it.',
  seen: 'I have seen it',
  about: 'It is about {name}.',
  covered:
    'The audience neither sees nor hears {names}: moderation has covered them. Only the operator can lift it.',
  coveredYou:
    'The audience neither sees nor hears you at the moment: moderation has covered your picture. Change what is seen and heard; the operator can lift it.',
} as const;

export type OrderKey = keyof typeof orderEn;
