/** Leaves room for the SRTP, UDP and IP headers in an Ethernet frame. */
const MAX_PAYLOAD_BYTES = 1200;
const NAL_FU_A = 28;
const FU_START = 0x80;
const FU_END = 0x40;

/** The RTP payloads of one picture in Annex B form: single NAL units and FU-A (RFC 6184). */
export function packetizeH264(picture: Buffer): Buffer[] {
  return splitNals(picture).flatMap((nal) =>
    nal.length <= MAX_PAYLOAD_BYTES ? [nal] : fragment(nal),
  );
}

/** Cuts at the start codes, which are three or four bytes long. */
function splitNals(picture: Buffer): Buffer[] {
  const nals: Buffer[] = [];
  const startCode = Buffer.from([0, 0, 1]);
  let start = picture.indexOf(startCode);
  while (start >= 0) {
    const next = picture.indexOf(startCode, start + 3);
    let end = next < 0 ? picture.length : next;
    while (end > start && picture[end - 1] === 0) end -= 1;
    nals.push(picture.subarray(start + 3, end));
    start = next;
  }
  return nals.filter((nal) => nal.length > 0);
}

function fragment(nal: Buffer): Buffer[] {
  const header = nal.readUInt8(0);
  const indicator = (header & 0xe0) | NAL_FU_A;
  const body = nal.subarray(1);
  const size = MAX_PAYLOAD_BYTES - 2;
  return Array.from({ length: Math.ceil(body.length / size) }, (_, index) => {
    const part = body.subarray(index * size, (index + 1) * size);
    const start = index === 0 ? FU_START : 0;
    const end = (index + 1) * size >= body.length ? FU_END : 0;
    return Buffer.concat([Buffer.from([indicator, start | end | (header & 0x1f)]), part]);
  });
}
