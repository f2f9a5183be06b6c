import { expect, test } from 'vitest';
import { readAppCode, showAppCode } from './app-code.ts';

test.each(['7K3QD-0M91X-ZZ8TP', '7k3qd0m91xzz8tp', ' 7K3QD OM9IX ZZ8TP ', '7K3QD–Om9lx—zz8tp', 'https://patchbay.example/app/#7K3QD-0M91X-ZZ8TP'])('%s is the code', (typed) => {
  expect(readAppCode(typed)).toBe('7K3QD0M91XZZ8TP');
});

test.each(['', '7K3QD-0M91X-ZZ8T', '7K3QD-0M91X-ZZ8TPP', 'UUUUU-UUUUU-UUUUU', '7K3QD+0M91X+ZZ8TP', 'https://patchbay.example/app/'])('%s is none', (typed) => {
  expect(readAppCode(typed)).toBeUndefined();
});

test('it is shown in three groups', () => expect(showAppCode('7K3QD0M91XZZ8TP')).toBe('7K3QD-0M91X-ZZ8TP'));
