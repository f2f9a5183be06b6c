// Selectors of `no-restricted-syntax`. A later block of the configuration replaces the list of an earlier one, so each
// kind of file gets one complete list.

/** @param {string} selector @param {string} message */
const say = (selector, message) => ({ selector, message });

const unsafeSql = say('MemberExpression[property.name=/^\\$(query|execute)RawUnsafe$/]', 'Parameters go into SQL as parameters: use the tagged template.');

const timeAndChance = [
  say('NewExpression[callee.name="Date"][arguments.length=0]', 'Time is an argument: take it from the clock.'),
  say('CallExpression[callee.object.name="Date"][callee.property.name="now"]', 'Time is an argument: take it from the clock.'),
  say('CallExpression[callee.object.name="Math"][callee.property.name="random"]', 'Chance is an argument: take it from the clock.'),
];

const testHabits = [
  say('MemberExpression[object.name=/^(test|it|describe)$/][property.name="only"]', 'A lone test hides the others.'),
  say('MemberExpression[property.name="waitForTimeout"]', 'Wait for what you expect, not for time to pass.'),
  say('Literal[value="networkidle"]', 'Wait for what you expect, not for silence.'),
];

export const everywhere = [unsafeSql, ...testHabits];
export const timeless = [...everywhere, ...timeAndChance];
export const tenantless = [...timeless, say('Identifier[name="tenantId"]', 'Features do not name the tenant: the transaction knows it.')];
