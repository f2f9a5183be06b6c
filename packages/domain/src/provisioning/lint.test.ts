import { describe, expect, test } from 'vitest';
import { dialectOf } from './dialects.ts';
import { lintFile } from './lint.ts';

const header = '#!version:1.0.0.1\n';
const problems = (body: string) => lintFile(body, dialectOf({ vendor: 'yealink', family: 'T series' })).map(({ line, code, params }) => `${line}: ${code}${'name' in params ? ` ${params['name']}` : ''}`);

test('a proper file has nothing to find', () => {
  const body = `${header}\n# A comment\ninclude:config "805ec0123abc.cfg"\noverwrite_mode = 0\naccount.16.enable = 1\nlocal_time.start_time = 3/5/7/1\n`;
  expect(problems(body)).toEqual([]);
});

describe('it finds', () => {
  test.each([
    ['a missing header', 'account.1.enable = 1\n', '1: no-header'],
    ['a header of another version', '#!version:1.0.0.2\n', '1: no-header'],
    ['a cut off end', `${header}account.1.enable = 1`, '2: last-line-open'],
    ['a parameter of no phone', `${header}account.1.enabled = 1\n`, '2: parameter-unknown account.1.enabled'],
    ['a name in other letters', `${header}Account.1.enable = 1\n`, '2: parameter-unknown Account.1.enable'],
    ['an account that no phone has', `${header}account.17.enable = 1\n`, '2: parameter-too-far account.17.enable'],
    ['the account 0', `${header}account.0.enable = 1\n`, '2: parameter-unknown account.0.enable'],
    ['a value out of its list', `${header}account.1.srtp_encryption = yes\n`, '2: value-not-taken account.1.srtp_encryption'],
    ['a number out of its bounds', `${header}account.1.sip_server.1.port = 70000\n`, '2: value-not-taken account.1.sip_server.1.port'],
    ['a time zone of no clock', `${header}local_time.time_zone = +15\n`, '2: value-not-taken local_time.time_zone'],
    ['a password without its user', `${header}static.security.user_password = secret\n`, '2: value-not-taken static.security.user_password'],
    ['a parameter given twice', `${header}account.1.enable = 1\naccount.1.enable = 0\n`, '3: given-twice account.1.enable'],
    ['the same user twice', `${header}static.security.user_password = admin:a\nstatic.security.user_password = admin:b\n`, '3: given-twice static.security.user_password'],
    ['no value', `${header}account.1.label = \n`, '2: no-parameter'],
    ['no blanks around the sign', `${header}account.1.enable=1\n`, '2: no-parameter'],
    ['a line of nothing known', `${header}Hello\n`, '2: no-parameter'],
    ['an unfinished inclusion', `${header}include:config "a\n`, '2: no-parameter'],
    ['blanks at the end', `${header}account.1.label = A \n`, '2: blanks-around account.1.label'],
    ['a carriage return', `${header}account.1.label = A\r\n`, '2: unprintable account.1.label'],
  ])('%s', (_what, body, problem) => {
    expect(problems(body)).toContain(problem);
  });

  test('nothing in passwords of two users', () => {
    expect(problems(`${header}static.security.user_password = admin:a\nstatic.security.user_password = user:b\n`)).toEqual([]);
  });
});
