import { t } from '../i18n/words';
import { dismissProblem, problem } from '../notice';

/**
 * Shows and reads out what went wrong in a dialog or, without one, on the page. It is always there: only
 * then are changes read.
 */
export function ProblemLine({ dialog }: { dialog?: string }) {
  const wrong = problem.value;
  return (
    <div class="problem-line" role="alert">
      {wrong && wrong.dialog === dialog && (
        <p class="notice problem" data-test="problem">
          {t(wrong.key, wrong.fillings)}
          <button type="button" class="plain" onClick={dismissProblem}>
            {t('app.dismiss')}
          </button>
        </p>
      )}
    </div>
  );
}
