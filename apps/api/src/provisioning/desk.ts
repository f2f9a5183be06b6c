import { namedMac } from '@patchbay/domain/provisioning/phone-data';
import type pg from 'pg';
import type { Deps } from '../platform/deps.ts';
import { toProblem } from '../platform/http/problem.ts';
import { storable } from '../platform/storable.ts';
import { AfterAnswers } from './after-answers.ts';
import { type Answer, Answers, type Asked, refuse, tooOften } from './answer.ts';
import { Attempts } from './attempts.ts';
import { type Fetch, FetchLog } from './fetch-log.ts';
import { type FoundPhone, PhoneFinder } from './find-phone.ts';
import { networkOf } from './networks.ts';
import { Nonces } from './nonces.ts';
import { OwnTemplates } from './own-templates.ts';
import { Pace } from './pace.ts';
import { type PhoneBefore, ReplacedSecrets } from './replaced-secrets.ts';
import { ServedFiles } from './served-files.ts';
import { SharedLimits } from './shared-limits.ts';
import { TurnedAway, type TurnedAwayRequest } from './turned-away.ts';
import { PhoneUploads } from './uploads.ts';
import { UnknownRequests } from './unknown-requests.ts';

export interface Request extends Asked {
  userAgent: string;
  /** What a phone sends, unread. */
  body: AsyncIterable<Uint8Array> | undefined;
}

/** What goes out: a file of ours, a file that the phone had sent, or that a file was taken. */
export type Served = Exclude<Answer, { status: 'upload' } | { status: 'sent' }> | { status: 'stored' } | { status: 'returned'; contentType: string; bytes: Buffer };

type Noted = Served | { status: 500 | 503; reason: 'server-fault' } | { status: 401 | 404 | 429; reason: 'address-refused' | 'secret-replaced' };

/** Whoever talks to the phones: looks them up, answers, and has it written down afterwards. */
export class Desk {
  readonly nonces: Nonces;
  readonly afterAnswers: AfterAnswers;
  readonly #deps: Deps;
  readonly #pool: pg.Pool;
  readonly #finder: PhoneFinder;
  readonly #answers: Answers;
  readonly #attempts: Attempts;
  readonly #pace: Pace;
  readonly #fetches: FetchLog;
  readonly #unknown: UnknownRequests;
  readonly #turnedAway: TurnedAway;
  readonly #replaced: ReplacedSecrets;
  readonly #uploads: PhoneUploads;
  readonly #templates: OwnTemplates;
  readonly #served: ServedFiles;

  constructor(deps: Deps, pool: pg.Pool) {
    this.#deps = deps;
    this.#pool = pool;
    this.nonces = new Nonces(deps);
    this.#finder = new PhoneFinder(pool);
    this.#templates = new OwnTemplates(pool);
    this.#answers = new Answers(deps, this.nonces, this.#templates);
    const limits = new SharedLimits(pool, deps.clock);
    this.#attempts = new Attempts(limits);
    this.#pace = new Pace(limits, deps.clock);
    this.#fetches = new FetchLog(pool);
    this.#unknown = new UnknownRequests(pool);
    this.#turnedAway = new TurnedAway(this.#finder, (phone, request) => this.#noteTurnedAway(phone, request));
    this.#replaced = new ReplacedSecrets(pool, (phone, request) => this.#noteReplaced(phone, request));
    this.#uploads = new PhoneUploads(pool, deps);
    this.#served = new ServedFiles(pool, deps, this.#templates);
    this.afterAnswers = new AfterAnswers({ first: [this.#turnedAway, this.#replaced], fetches: this.#fetches, others: [limits, this.#unknown, this.#served] }, deps.log);
  }

  async ask(request: Request): Promise<Served> {
    const refusal = this.#refuseAddress(request);
    if (refusal) {
      this.#deps.metrics.provisioning.inc({ result: refusal.reason });
      const { secret, ip, method, userAgent, file } = request;
      this.#turnedAway.add({ secret, mac: macOf(request), at: this.#deps.clock.now(), status: refusal.status, ip, method, userAgent, file });
      this.afterAnswers.soon();
      return refusal;
    }
    const phone = await this.#finder.find(request.secret, macOf(request), this.#deps.clock.now());
    try {
      await this.#templates.prepare(phone);
      const served = await this.#serve(phone, request);
      this.#note(phone, request, served);
      return served;
    } catch (error) {
      return this.#fail(phone, request, error);
    }
  }

  /** A request under no address that a phone could have. */
  stray(ip: string, userAgent: string): void {
    this.#deps.metrics.provisioning.inc({ result: 'no-address' });
    this.#unknown.add(ip, userAgent, this.#deps.clock.now());
    this.afterAnswers.soon();
  }

  /** Whatever it asks for and whether or not it exists, without a look at the database. */
  #refuseAddress(request: Request) {
    if (this.#attempts.isAddressRefused(request.ip)) return refuse('too-many-attempts', request);
    const wait = this.#pace.addressWait(request.ip);
    return wait > 0 ? tooOften(wait) : undefined;
  }

  async #serve(phone: FoundPhone | undefined, request: Request): Promise<Served> {
    if (phone && this.#attempts.isPhoneRefused(phone.phone_id, request.ip)) return refuse('too-many-attempts', request);
    const answer = this.#answers.answer(phone, request, this.#pace.phoneWait(phone, request.ip));
    if ('reason' in answer) return answer;
    const nonce = phone!.found_by === 'enrolment' || phone!.http_username === '' ? undefined : request.presented?.digest?.nonce;
    if (nonce !== undefined && !(await this.nonces.use(this.#pool, nonce))) return { status: 401, reason: 'nonce-used', isStale: true };
    if (answer.status === 'upload') return this.#uploads.take(phone!, request, answer.kind);
    if (answer.status === 'sent') return this.#uploads.give(phone!, request);
    return answer;
  }

  /** Settings that cannot be put into a file are a refusal; what is our fault is thrown on. Both are in the phone's timeline. */
  #fail(phone: FoundPhone | undefined, request: Request, error: unknown): Served {
    const { code } = toProblem(error);
    if (code !== 'internal' && code !== 'unavailable') {
      const refused = { status: 404, reason: 'settings-unfit' } as const;
      this.#note(phone, request, refused);
      return refused;
    }
    if (phone) this.#note(phone, request, { status: code === 'unavailable' ? 503 : 500, reason: 'server-fault' });
    throw error;
  }

  #note(phone: FoundPhone | undefined, request: Request, served: Noted): void {
    const { ip } = request;
    const now = this.#deps.clock.now();
    const reason = 'reason' in served ? served.reason : '';
    const status = typeof served.status === 'number' ? served.status : 200;
    this.#deps.metrics.provisioning.inc({ result: reason || String(status) });
    // Who is refused already is not counted again, or it would never be answered any more.
    if (reason !== 'too-often') this.#count(phone, ip, status, reason);
    if (!phone) this.#noteStranger(request, served.status, now);
    else if (reason !== 'too-often' || this.#pace.isNews(phone.phone_id, ip)) this.#fetches.add(fetchOf(phone, request, served, { now, status, reason }));
    if (phone && 'kind' in served && request.method === 'GET') this.#served.add(phone, served);
    this.afterAnswers.soon();
  }

  #noteStranger({ secret, ip, method, userAgent, file }: Request, status: Noted['status'], at: Date): void {
    this.#unknown.add(ip, userAgent, at);
    if (status === 401 || status === 404) this.#replaced.add({ secret, mac: '', at, status, ip, method, userAgent, file });
  }

  /** One line of a phone in each window says enough. */
  #noteTurnedAway(phone: FoundPhone | undefined, request: TurnedAwayRequest): void {
    const { ip, userAgent, status, at: now } = request;
    const reason = 'address-refused';
    if (!phone) this.#unknown.add(ip, userAgent, now);
    else if (this.#pace.isNews(phone.phone_id, ip)) this.#fetches.add(fetchOf(phone, request, { status, reason }, { now, status, reason }));
  }

  #noteReplaced(phone: PhoneBefore, request: TurnedAwayRequest): void {
    const { status, at: now } = request;
    const reason = 'secret-replaced';
    this.#fetches.add(fetchOf({ ...phone, ...unknownBefore }, request, { status, reason }, { now, status, reason }));
  }

  #count(phone: FoundPhone | undefined, ip: string, status: number, reason: string): void {
    const isFailure = !phone || reason === 'wrong-password' || reason === 'digest-needed';
    this.#pace.addRequest(ip);
    if (isFailure) this.#attempts.add(ip, phone?.phone_id);
    else if (status !== 401 && reason !== 'too-many-attempts') this.#pace.addFetch(phone.phone_id, ip);
  }
}

const macOf = ({ file, userAgent }: Pick<Request, 'file' | 'userAgent'>): string => namedMac(file, userAgent);

type NotedPhone = Pick<FoundPhone, 'phone_id' | 'tenant_id' | 'mac' | 'first_fetch_until' | 'revision'>;

/** It may have been another handset that came by the address of before. */
const unknownBefore = { mac: null, first_fetch_until: null, revision: '' };

/** Its line of the timeline, and what follows from it: that it has its settings, and from where it may come later on. */
const fetchOf = (phone: NotedPhone, { ip, method, userAgent, file }: Pick<Request, 'ip' | 'method' | 'userAgent' | 'file'>, served: Noted, { now, status, reason }: { now: Date; status: number; reason: string }): Fetch => {
  const isFile = served.status === 200 || served.status === 304;
  const isFetched = isFile && method === 'GET';
  const isOpen = phone.first_fetch_until !== null && Date.parse(phone.first_fetch_until) > now.getTime();
  return {
    tenantId: phone.tenant_id, phoneId: phone.phone_id, mac: phone.mac, at: now.toISOString(), ip, method,
    userAgent: storable(userAgent, 300), file: storable(file, 100), status, reason,
    isFetched,
    isConfig: isFetched && served.kind === 'device',
    revision: phone.revision,
    learns: isFile && isOpen ? networkOf(ip) : '',
  };
};
