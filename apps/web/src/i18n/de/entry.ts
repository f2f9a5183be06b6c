import { common } from './common.ts';
import { entrySentences as sentences } from './entry-sentences.ts';
import { problems } from './problems.ts';
import { signIn } from './sign-in.ts';
import { validation } from './validation.ts';

/** What the first screen can say; the rest arrives with the frame. */
export const entry = { common, problems, sentences, signIn, validation };
