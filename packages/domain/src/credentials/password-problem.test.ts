import { describe, expect, test } from 'vitest';
import { passwordProblem, passwordWeakness, passwordWeaknessText, type PasswordWeakness } from './password-problem.ts';

const owner = { email: 'joana.pereira+pbx@example.com', name: 'Joana Pereira da Silva' };

describe('a password that will do', () => {
  test.each(['correct horse battery staple', 'kV7#pLq2!x', 'gato azul 3 janelas', 'trombone-lagoon', '電話交換機管理者用秘密', 'ohneumlaeute99x', 'purple tractor lagoon'])('%j', (password) => {
    expect(passwordProblem(password, owner)).toBeUndefined();
  });
});

describe('a password that is easy to guess', () => {
  test.each<[password: string, weakness: PasswordWeakness]>([
    ['', 'too-short'],
    ['kV7#pLq2!', 'too-short'],
    ['📧📧📧📧📧', 'too-short'],
    ['x'.repeat(201), 'too-long'],
    ['aaaaaaaaaaaa', 'too-uniform'],
    ['abababababab', 'too-uniform'],
    ['1234567890', 'too-uniform'],
    ['0987654321', 'too-uniform'],
    ['qwertyuiop', 'too-uniform'],
    ['QWERTYuiop123456', 'too-uniform'],
    ['1q2w3e4r5t6y', 'too-uniform'],
    ['abcde12345', 'too-uniform'],
    ['hello hello hello ', 'too-uniform'],
    ['Password123', 'common'],
    ['password2026!', 'common'],
    ['P@ssw0rd2026', 'common'],
    ['Welcome2026!!', 'common'],
    ['!!Summer2026', 'common'],
    ['AdminAdmin99', 'common'],
    ['letmein!12345', 'common'],
    ['changeme-2026', 'common'],
    ['iloveyou1974', 'common'],
    ['Passwort-2026', 'common'],
    ['9174038265', 'common'],
    ['qazwsxedcrfv', 'common'],
    ['tinkerbell', 'common'],
    ['Tinkerbell!!', 'common'],
    ['7ugd5hip2j', 'common'],
    ['liverpool2026', 'common'],
    ['V0lleyb4ll#11', 'common'],
    ['ghbdtnrfrltkf', 'common'],
    ['JoanaPereira1', 'contains-name'],
    ['my pereira 77', 'contains-name'],
    ['xx-SILVA-xx77', 'contains-name'],
    ['joana.pereira!9', 'contains-email'],
    ['at example.com!', 'contains-email'],
  ])('%j: %s', (password, weakness) => {
    expect(passwordWeakness(password, owner)).toBe(weakness);
    expect(passwordProblem(password, owner)).toBe(passwordWeaknessText[weakness]);
  });

  test('is not found by short or missing parts of name and address', () => {
    const nobody = { email: '', name: '' };
    expect(passwordProblem('trombone-lagoon', nobody)).toBeUndefined();
    expect(passwordProblem('trombone-lagoon', { email: 'al@oon.io', name: 'Al Oon' })).toBeUndefined();
  });

  test('is found by the names of the organisations, in parts', () => {
    const at = (...organisations: string[]) => ({ email: '', name: '', organisations });
    expect(passwordWeakness('olivera-lagoon-9', at('Café Olivera, Lda.'))).toBe('contains-organisation');
    expect(passwordWeakness('the cafe by the lake', at('Northwind', 'Café Olivera'))).toBe('contains-organisation');
    expect(passwordWeakness('trombone-lagoon', at('Lda', 'Northwind'))).toBeUndefined();
  });

  test('is found with accents or without', () => {
    expect(passwordWeakness('conceicao#77x', { email: '', name: 'Conceição' })).toBe('contains-name');
  });
});
