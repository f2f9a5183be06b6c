import type { BodyOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import type { phoneNumbers } from '@patchbay/contract/phone-numbers';
import type { TenantCtx } from '../../platform/ctx.ts';
import { findOwnNumbers, whyUnusable } from '../../platform/number-assignment.ts';
import { sqlIn } from '../../platform/sql-in.ts';

/** Which of these numbers can be given to such a one, and why not the others: in the words that giving them would be refused by. */
export const availableNumbers = (ctx: TenantCtx, { numbers, kind, assigneeId }: BodyOf<typeof phoneNumbers.available>): Promise<ResponseOf<typeof phoneNumbers.available>> =>
  ctx.inTenant(async (tx) => {
    const wanted = [...new Set(numbers)];
    const own = await findOwnNumbers(sqlIn(tx), wanted);
    const answer: ResponseOf<typeof phoneNumbers.available> = { available: [], refused: [] };
    for (const e164 of wanted) {
      const number = own.get(e164);
      const why = whyUnusable(ctx, number, { kind, id: assigneeId ?? '' });
      if (why) answer.refused.push({ e164, detail: why.detail });
      else answer.available.push({ id: number!.id, e164 });
    }
    return answer;
  });
