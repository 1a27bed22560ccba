import type { Person } from '../browser/person';
import { FACES } from './fonts';
import type { Tour } from './tour';

/** The longest answer: no picture is of another state than its name says. */
const SECONDS = '600';

const QUESTIONS: Record<string, string> = {
  zh: '如果只能带一本书去一座没有网络的小岛上住一年，你会选哪一本，为什么是它而不是别的？',
  en: 'If you could take one book to an island without a network for a year, which one, and why?',
};

/** A paid question from its price to its answer, with the page on which it is paid. */
export async function seeQna(tour: Tour): Promise<void> {
  const { web, evening, language } = tour;
  const host = await tour.person();
  const roomId = await host.goLive(web, evening.host);
  await host.click('tab-qna');
  await host.find('qna-price').fill('9.9');
  await host.find('qna-seconds').fill(SECONDS);
  await host.click('qna-open');
  await host.find('qna-close').waitFor();
  const asker = await tour.person();
  await asker.signIn(`${web}/watch/${roomId}`, evening.viewer);
  await asker.find('question-text').fill(QUESTIONS[language] ?? '');
  await tour.look(asker, 'watch-qna', 'question-ask');
  await asker.click('question-ask');
  await asker.find('question-pay').waitFor();
  await tour.look(asker, 'watch-qna-unpaid', 'question-pay');
  await seePayment(tour, asker);
  await host.find('toast-accept').waitFor();
  await tour.look(host, 'studio-qna-paid');
  await asker.click('question-prepare');
  await asker.find('own-tile').waitFor();
  await tour.look(asker, 'watch-qna-prepared');
  await host.click('toast-accept');
  await host.find('qna-countdown').waitFor();
  await asker.page.locator('[data-test="presence"][data-state="connected"]').waitFor();
  await tour.look(host, 'studio-qna-answering');
  await tour.look(asker, 'watch-qna-answering');
  await host.page.locator('[data-test^="end-"]').click();
  await asker.page.locator('[data-test^="question-"][data-state="answered"]').waitFor();
  await tour.look(asker, 'watch-qna-answered');
}

async function seePayment(tour: Tour, asker: Person): Promise<void> {
  const [tab] = await Promise.all([asker.page.waitForEvent('popup'), asker.click('question-pay')]);
  const brings = { content: `${FACES} body, button { font-family: var(--font) }` };
  const pay = tab.getByRole('button').first();
  await pay.waitFor();
  await tab.addStyleTag(brings);
  await tour.look(asker, 'pay', undefined, tab);
  await pay.click();
  await tab.getByRole('status').waitFor();
  await tab.addStyleTag(brings);
  await tour.look(asker, 'paid', undefined, tab);
  await tab.close();
}
