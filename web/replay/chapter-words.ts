import type { Chapter } from '../api/types';
import { t } from '../i18n/words';
import { namesOf } from '../names';

/** What happened; nothing for what the pages have no words for. */
export function chapterWords(chapter: Chapter): string {
  const { type, userId = '', name = userId, questionId } = chapter;
  const others = (chapter.others ?? []).map(({ hostName, roomId }) => hostName || roomId);
  switch (type) {
    case 'seat.taken':
      return t(questionId ? 'replay.chapter.question' : 'replay.chapter.guest', { name });
    case 'pk.started':
      return t('replay.chapter.pk', { name: namesOf(others) });
    case 'pk.round-ended':
      return t('replay.chapter.roundOver', { name: namesOf(others) });
    default:
      return '';
  }
}

/** The chapters that have words, after one for the beginning; none if nothing happened. */
export function chaptersToShow(chapters: readonly Chapter[]): { atMs: number; words: string }[] {
  const shown = chapters
    .map((chapter) => ({ atMs: chapter.atMs, words: chapterWords(chapter) }))
    .filter(({ words }) => words !== '');
  return shown.length === 0 ? [] : [{ atMs: 0, words: t('replay.chapter.beginning') }, ...shown];
}

/** Which of the chapters, in the order of time, a moment belongs to; -1 before all of them. */
export function chapterAt(chapters: readonly { atMs: number }[], positionMs: number): number {
  return chapters.filter(({ atMs }) => atMs <= positionMs).length - 1;
}
