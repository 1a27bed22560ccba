import { isMessageKey, t } from '../i18n/words';
import { browserKind } from '../media/browser-kind';
import type { LocalMedia } from '../media/local-media';
import type { MediaProblem } from '../media/media-problem';
import { canSendH264 } from '../rtc/codecs';

/** Why there is no picture or sound of one's own, and what to do about it. */
export function MediaHelp({ media }: { media: LocalMedia }) {
  const problem = media.problem.value;
  return (
    <>
      {media.kind === 'video' && !canSendH264() && (
        <p class="problem-box" role="alert" data-test="no-h264">
          {t('media.noH264')}
        </p>
      )}
      {problem && (
        <div class="problem-box media-problem" role="alert" data-test="media-problem">
          <p>{problemWords(media, problem)}</p>
          {problem === 'refused' && <p>{t(`media.allow.${browserKind(navigator.userAgent)}`)}</p>}
          <div class="row">
            <button type="button" data-test="media-retry" onClick={() => void media.open()}>
              {t('app.retry')}
            </button>
            {media.kind === 'video' && !media.isVoiceOnly.value && (
              <button
                type="button"
                class="primary"
                data-test="media-voice"
                onClick={() => void media.setVoiceOnly(true)}
              >
                {t('watch.byVoice')}
              </button>
            )}
          </div>
        </div>
      )}
    </>
  );
}

/** Where there is no camera, none is spoken of. */
function problemWords({ kind, isVoiceOnly }: LocalMedia, problem: MediaProblem): string {
  const key = `media.voice.${problem}`;
  const needsNoCamera = kind === 'voice' || isVoiceOnly.value;
  return needsNoCamera && isMessageKey(key) ? t(key) : t(`media.${problem}`);
}
