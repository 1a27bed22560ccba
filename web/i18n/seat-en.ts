/** English words of coming on stage, of its seats, and of who is in the picture. */
export const seatEn = {
  title: 'Seats',
  admission: 'Viewers come on stage',
  'admission.ask': 'when the host accepts',
  'admission.free': 'by taking a free seat',
  'admission.closed': 'by invitation only',
  isFree: 'free',
  locked: 'locked',
  held: 'held for somebody who comes',
  lock: 'Lock',
  lockName: 'Lock seat {number}',
  silent: 'No sound',
  silentName: 'No sound from seat {number}',
  dark: 'No picture',
  darkName: 'No picture from seat {number}',
  move: 'Move from seat {number} to',
  stageClosed: 'The host takes nobody on stage at the moment, but by invitation.',
  takeSeat: 'Choose a free seat to come on stage.',
  deputyYou: 'You are the deputy: if the host is away for {seconds} seconds, you host the show.',
  deputySoon: 'The host is away. You host the show in',
  noSeat: 'All seats are taken.',
  seatNumber: 'Seat {number}',
  next: 'You are next.',
  position: 'You are number {number} in the queue.',
  asked:
    'You have asked to join, and are on stage as soon as the host accepts. Check your picture and sound.',
  askedVoice:
    'You have asked to join, and are on stage as soon as the host accepts. Check your microphone.',
  seated: 'You may come on stage. Check your picture and sound first.',
  seatedVoice: 'You may come on stage. Check your microphone first.',
  guestLinkNote:
    'The first person who opens it comes on stage directly. It works once, within an hour.',
  guestLinkQr: 'QR code of the guest link',
  noRequests: 'Nobody is asking at the moment.',
  addGuestNote: 'A test guest of the local cloud: it asks to join, as a person would.',
  removeName: 'Remove {name} from the stage',
  withdrawName: 'Withdraw the invitation of {name}',
  acceptName: 'Accept {name}',
  refuseName: 'Refuse {name}',
  mutedYou: 'The host has muted you for the audience. Those on stage still hear you.',
  noPaneYou:
    'There is no place for you in the picture at the moment: the audience hears you, but does not see you.',
  noPane:
    'The picture has no place for {names}. Choose another layout, or stop and start with more people in the picture.',
  noPanePk: 'During a PK only the hosts are in the picture. Only heard: {names}.',
  and: ', ',
  'greenRoom.title': 'Check picture and sound',
  'greenRoom.titleVoice': 'Check your microphone',
  'greenRoom.scene': 'As the audience will see it',
  'greenRoom.guest': 'Guest',
  'greenRoom.relay':
    'While you are alone, your camera is passed on as it is, in {camera}; with a guest the picture is in {chosen}.',
  allowRelayNote:
    'The audience gets it as it is, at about a quarter of the price of a mix. With a guest the pictures are mixed.',
  namePlatesNote: 'From two people on, each has their name in their picture.',
  noNamePlates: 'The mixing service of this deployment cannot write into the picture.',
};

/** A key of the words. */
export type SeatKey = keyof typeof seatEn;
