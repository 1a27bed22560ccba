import { AppError } from '../errors';
import type { MixParams } from '../model/layout';
import type { StoreServices } from './services';

/** Throws `InvalidRequest` with the field's name if the mixing service has nothing for a part of it. */
export function requireDrawable(
  { cannotShow }: Pick<StoreServices, 'cannotShow'>,
  params: Partial<MixParams>,
): void {
  const [field] = cannotShow(params);
  if (field === undefined) return;
  const problem = 'the mixing service of this deployment has nothing for it';
  throw new AppError('InvalidRequest', `body.${field}: ${problem}`, {
    details: { problems: [{ at: `body.${field}`, problem }] },
  });
}
