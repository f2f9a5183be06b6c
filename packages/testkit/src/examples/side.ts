import type { AnyEndpoint, BodyInputOf, ParamsOf, QueryInputOf } from '@patchbay/contract/http/endpoint';
import { asPlatform } from '@patchbay/database/as-platform';
import { aBrowser, anAccount, type Browser, type Person, signIn } from '../builders/accounts.ts';
import { anOrganisation, type Node, thePlatform } from '../builders/organisations.ts';
import type { TestApp } from '../app.ts';
import type { Caller } from '../call.ts';
import { signedIn, type SignedIn } from '../session.ts';

/** A reseller with an enterprise and their people. Two sides know nothing of each other. */
export interface Side {
  app: TestApp;
  platform: Node;
  reseller: Node;
  /** Of the same partner, so that enterprises can move there. */
  otherReseller: Node;
  enterprise: Node;
  /** Administrators, each acting at their own organisation. */
  atPlatform: SignedIn;
  atReseller: SignedIn;
  atEnterprise: SignedIn;
  /** Ends what an example has opened beside the app. */
  cleanUps: (() => Promise<void>)[];
}

/** A call that succeeds, made afresh each time: it may be made once. */
export interface Example<E extends AnyEndpoint> {
  as: Caller;
  params?: ParamsOf<E>;
  query?: QueryInputOf<E>;
  body?: BodyInputOf<E>;
}

/** The same where the endpoint is not known to the compiler. */
export interface AnyExample {
  as: Caller;
  params?: object;
  query?: object;
  body?: unknown;
}

export type ExampleOf<E> = E extends AnyEndpoint ? (side: Side) => Promise<Example<E>> : never;

/** An example for each endpoint of a noun; one that is missing does not compile. */
export type ExamplesOf<Noun> = { [Verb in keyof Noun]: ExampleOf<Noun[Verb]> };

export const aSide = async (app: TestApp): Promise<Side> => {
  const platform = await thePlatform(app);
  const partner = await anOrganisation(app, platform, 'partner');
  const [reseller, otherReseller] = [await anOrganisation(app, partner, 'reseller'), await anOrganisation(app, partner, 'reseller')];
  const enterprise = await anOrganisation(app, reseller, 'enterprise');
  return {
    app, platform, reseller, otherReseller, enterprise, cleanUps: [],
    atPlatform: await signedIn(app, platform), atReseller: await signedIn(app, reseller), atEnterprise: await signedIn(app, enterprise),
  };
};

/** Whoever reaches both resellers of a side, acting at their partner. */
export const atPartner = async ({ app, reseller }: Side): Promise<SignedIn> => {
  const path = reseller.path.split('/').slice(0, -2).join('/').concat('/');
  const partner = await asPlatform(app.deps.database, (tx) => tx.organisation.findFirstOrThrow({ where: { path } }));
  return signedIn(app, partner as Node);
};

/** The cookies that a browser has gathered, as plain headers. */
export const asCaller = (browser: Browser): Caller => ({
  ...browser,
  headers: { ...browser.headers, cookie: Object.entries(browser.cookies).map(([name, value]) => `${name}=${value}`).join('; ') },
});

/** A person who has signed in with their password. */
export const aPersonInside = async ({ app, enterprise }: Side): Promise<{ person: Person; browser: Browser }> => {
  const person = await anAccount(app, enterprise);
  const browser = aBrowser(app, { at: enterprise });
  await signIn(browser, person);
  return { person, browser };
};
