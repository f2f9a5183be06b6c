import { type LiquidError, type Token, TokenKind, type TagToken } from 'liquidjs';
import type { FaultCode } from '../../template-faults/english.ts';
import type { Said } from '../../template-faults/say-fault.ts';

const isTag = (token: Token | undefined): token is TagToken => token?.kind === TokenKind.Tag;

/** Tags that can be compiled, and those within them. */
const known = new Set(['if', 'elsif', 'else', 'endif', 'for', 'endfor', 'comment', 'endcomment', '#']);

/** What the engine says of a text that it cannot read; the groups are the gaps of our words. */
const messages: readonly (readonly [message: RegExp, code: FaultCode])[] = [
  [/call stack/i, 'too-deep'],
  [/^tag "(?<tag>[^"]*)" not found/, 'tag-unknown'],
  [/^tag (?<tag>\{%.*%\}) not closed/s, 'tag-not-ended'],
  [/^tag ".*" not closed/s, 'tag-not-closed'],
  [/^output ".*" not closed/s, 'output-not-closed'],
  [/^raw ".*" not closed/s, 'only-known-tags'],
  [/^illegal (?:liquid )?tag syntax/, 'tag-without-name'],
  [/^illegal tag: (?<tag>\{%.*%\})/s, 'loop-unreadable'],
  [/^(?:unexpected elsif after else|duplicated else)/, 'else-out-of-place'],
  [/^unexpected "(?<text>.*)"/s, 'more-than-tag'],
  [/^expected "\|" before filter/, 'more-than-value'],
  [/^(?:expected filter name|expected ":" after filter name|unexpected character|undefined filter)/, 'no-filters'],
  [/^(?:invalid value expression|unexpected token|invalid range syntax|unbalanced parentheses|\[ not closed)/, 'value-unreadable'],
  [/^every line of an inline comment/, 'comment-line'],
];

/** A fault that the engine found, in our words: one of a tag that is not for templates says only that. */
export const parseFault = ({ message, token }: LiquidError): Said => {
  for (const [pattern, code] of messages) {
    const found = pattern.exec(message);
    if (!found) continue;
    if (isTag(token) && code !== 'too-deep' && code !== 'tag-unknown' && !known.has(token.name)) break;
    return { code, params: { ...found.groups } };
  }
  return { code: isTag(token) && !known.has(token.name) ? 'only-known-tags' : 'unreadable', params: {} };
};
