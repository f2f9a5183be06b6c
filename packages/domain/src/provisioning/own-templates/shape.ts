/** Which variables there are, whatever they are: a name with names in it, a list of such, or a value. */
export interface Shape {
  /** Of a list that is always empty there is no telling. */
  readonly isUnknown?: boolean;
  readonly names?: ReadonlyMap<string, Shape>;
  readonly item?: Shape;
}

/** What several examples have together: where one has a value and another names, there may be names. */
export const shapeOf = (examples: readonly unknown[]): Shape => {
  if (examples.length === 0) return { isUnknown: true };
  const lists = examples.filter((each) => Array.isArray(each));
  if (lists.length > 0) return { item: shapeOf(lists.flat()) };
  const holders = examples.filter((each): each is Record<string, unknown> => each !== null && typeof each === 'object');
  if (holders.length === 0) return {};
  const names = new Set(holders.flatMap((holder) => Object.keys(holder)));
  return { names: new Map([...names].map((name) => [name, shapeOf(holders.filter((holder) => Object.hasOwn(holder, name)).map((holder) => holder[name]))])) };
};

/** What stands at the end of these names. */
export const within = (shape: Shape, names: readonly string[]): Shape | undefined =>
  names.reduce<Shape | undefined>((found, name) => (found?.isUnknown ? found : found?.names?.get(name)), shape);

export const itemOf = (shape: Shape): Shape | undefined => (shape.isUnknown ? shape : shape.item);
