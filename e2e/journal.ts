import { appendFileSync, existsSync, readFileSync } from 'node:fs';

interface Answered {
  method: string;
  url: string;
  status: number;
  text: string;
}

const file = (name: string): string => `${process.env.E2E_LOG_FILE}.${name}`;

/** Keeps every answer of a run, so that the last check can look through all of them for secrets. */
export const recordAnswer = (answer: Answered): void => appendFileSync(file('answers'), `${JSON.stringify(answer)}\n`);

/** A secret that a journey set or was shown: nothing but what reveals it may ever hold it again. */
export const recordSecret = (name: string, secret: string): void => appendFileSync(file('secrets'), `${JSON.stringify({ name, secret })}\n`);

const lines = <T>(name: string): T[] => (existsSync(file(name)) ? readFileSync(file(name), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as T) : []);

export const recordedAnswers = (): Answered[] => lines('answers');
export const recordedSecrets = (): { name: string; secret: string }[] => lines('secrets');
