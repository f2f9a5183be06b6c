/** How large a data set is. An enterprise is the same in each, so that what changes is only the rest of the platform. */
export interface Shape {
  name: 'full' | 'hundredth';
  resellers: number;
  enterprisesPerReseller: number;
  /** In a reseller's own pool. */
  pooledNumbers: number;
  numbersPerEnterprise: number;
  extensionsPerEnterprise: number;
}

const enterprise = { pooledNumbers: 1_000, numbersPerEnterprise: 980, extensionsPerEnterprise: 100 };

/** 1,000,000 numbers, 100,000 extensions and as many phones. */
export const full: Shape = { name: 'full', resellers: 20, enterprisesPerReseller: 50, ...enterprise };
/** A hundredth of each. */
export const hundredth: Shape = { name: 'hundredth', resellers: 1, enterprisesPerReseller: 10, ...enterprise, pooledNumbers: 200 };

export const countsOf = (shape: Shape) => {
  const enterprises = shape.resellers * shape.enterprisesPerReseller;
  return {
    resellers: shape.resellers,
    enterprises,
    numbers: shape.resellers * shape.pooledNumbers + enterprises * shape.numbersPerEnterprise,
    extensions: enterprises * shape.extensionsPerEnterprise,
  };
};
