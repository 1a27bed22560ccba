/**
 * Takes pictures of every page at five sizes, in two languages, light and dark, for people to look
 * at: `npm run looks`, or `npm run looks -- voice pk` for some parts. It ends with what a machine can
 * see: what is cut, out of the window, or against the rules of axe.
 */
import { TestBrowser } from '../browser/browser';
import { LocalCloud } from '../local-cloud';
import { filmOfFace } from '../pictures/face-film';
import { seeCrowd } from './crowd';
import { seeLeaving } from './leaving';
import { seeOperations } from './operations';
import { seeOrder } from './order';
import { seePk, seePkOfFour } from './pk';
import { seePortrait } from './portrait';
import { seeQna } from './qna';
import { seeRest, seeShow } from './show';
import { EVENINGS, FOLDER, Tour } from './tour';
import { seeTrouble } from './trouble';
import { seeVoice } from './voice';

/** A whole turn of the drawn person. */
const FILM_SECONDS = 7;

const PARTS: Record<string, (tour: Tour) => Promise<void>> = {
  show: seeShow,
  leaving: seeLeaving,
  trouble: seeTrouble,
  crowd: seeCrowd,
  portrait: seePortrait,
  qna: seeQna,
  voice: seeVoice,
  order: seeOrder,
  pk: seePk,
  'pk-of-four': seePkOfFour,
  operations: seeOperations,
  rest: seeRest,
};

/** The parts that were asked for, or all. Throws for a word that is none. */
function chosenParts(words: string[]) {
  const unknown = words.find((word) => !(word in PARTS));
  if (unknown) throw new Error(`${unknown} is none of ${Object.keys(PARTS).join(', ')}.`);
  return Object.entries(PARTS).filter(([name]) => words.length === 0 || words.includes(name));
}

async function main(): Promise<void> {
  const parts = chosenParts(process.argv.slice(2));
  const cloud = await LocalCloud.start();
  const face = filmOfFace('Mai', { r: 0xd9, g: 0x8a, b: 0x6a }, FILM_SECONDS);
  const faults: string[] = [];
  try {
    for (const evening of EVENINGS) {
      for (const [name, see] of parts) {
        const browser = await TestBrowser.launch(face);
        const tour = new Tour(cloud, browser, evening);
        try {
          await see(tour);
        } catch (error) {
          // The other parts are worth looking at all the same.
          faults.push(`${name} in ${tour.language} did not go on: ${error}`);
        } finally {
          faults.push(...tour.faults);
          await browser.close();
        }
      }
    }
  } finally {
    await cloud.stop();
    for (const fault of new Set(faults)) console.log(fault);
    console.log(`The pictures are in ${FOLDER}.`);
  }
}

await main();
