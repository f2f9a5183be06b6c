import { basename } from 'node:path';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/;

/**
 * Files are named in kebab-case.
 * @type {import('eslint').Rule.RuleModule}
 */
export const fileNames = {
  meta: { type: 'suggestion', schema: [], messages: { kebab: 'Name this file in kebab-case, not "{{name}}".' } },
  create: (context) => ({
    Program: (node) => {
      const name = basename(context.filename);
      if (!KEBAB.test(name)) context.report({ node, messageId: 'kebab', data: { name } });
    },
  }),
};
