-- Roles. The application's connections start as patchbay_app, which may do nothing; each transaction takes on the role
-- of its scope. Roles belong to the cluster, so another database may have made them already.
do $$
declare
  name text;
begin
  foreach name in array array['patchbay_app', 'patchbay_tenant', 'patchbay_subtree', 'patchbay_platform', 'patchbay_provisioning'] loop
    begin
      execute format('create role %I nologin noinherit', name);
    exception when duplicate_object or unique_violation then null;
    end;
    if not (select rolsuper from pg_roles where rolname = current_user) then
      execute format('grant %I to current_user with set true, inherit false', name);
    end if;
  end loop;
end $$;

-- People's order: case and accents aside first, digits by their value (100 after 99).
create collation if not exists "natural" (provider = icu, locale = 'und-u-kn-true');


-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "natural" NOT NULL,
    "owner_id" UUID NOT NULL,
    "owner_path" TEXT COLLATE "C" NOT NULL,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "has_password" BOOLEAN NOT NULL DEFAULT false,
    "has_second_factor" BOOLEAN NOT NULL DEFAULT false,
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "last_sign_in_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_credential" (
    "account_id" UUID NOT NULL,
    "password_hash" TEXT,
    "totp_secret" TEXT,
    "totp_confirmed_at" TIMESTAMPTZ(3),
    "totp_last_step" BIGINT,

    CONSTRAINT "account_credential_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "account_session" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "account_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "is_pending" BOOLEAN NOT NULL DEFAULT false,
    "ip" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_token" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "account_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "organisation_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "account_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "account_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "organisation_path" TEXT COLLATE "C" NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organisation_id" UUID NOT NULL,
    "organisation_path" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "natural" NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "permissions" TEXT[],
    "expires_at" TIMESTAMPTZ(3),
    "created_by_name" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "change_set_id" UUID NOT NULL,
    "reverts" UUID,
    "organisation_id" UUID NOT NULL,
    "organisation_path" TEXT COLLATE "C" NOT NULL,
    "organisation_name" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "entity_type" TEXT NOT NULL,
    "entity_id" UUID NOT NULL,
    "entity_label" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT NOT NULL,
    "ip" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dial_code" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "code" TEXT COLLATE "natural" NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "dial_code_pkey" PRIMARY KEY ("tenant_id","code")
);

-- CreateTable
CREATE TABLE "extension" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "short_number" TEXT COLLATE "natural" NOT NULL,
    "display_name" TEXT COLLATE "natural" NOT NULL,
    "presentation_number_id" UUID,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "sip_username" TEXT COLLATE "C" NOT NULL,
    "sip_password" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "error" TEXT NOT NULL DEFAULT '',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "principal" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "response" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("principal","key")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "setup_token_hash" BYTEA,
    "set_up_at" TIMESTAMPTZ(3),

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "number" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "parent_id" UUID,
    "path" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "name" TEXT COLLATE "natural" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "time_zone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "system_email" TEXT NOT NULL DEFAULT '',
    "services" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "allow_external_numbers" BOOLEAN NOT NULL DEFAULT false,
    "user_limit" INTEGER,
    "billing_reference" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'active',
    "is_suspended" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phone_number" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "e164" TEXT COLLATE "C" NOT NULL,
    "owner_id" UUID NOT NULL,
    "owner_path" TEXT COLLATE "C" NOT NULL,
    "voice" BOOLEAN NOT NULL DEFAULT true,
    "sms" BOOLEAN NOT NULL DEFAULT false,
    "fax" BOOLEAN NOT NULL DEFAULT false,
    "voice_route_type" TEXT,
    "voice_extension_id" UUID,
    "voice_assignee_label" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "phone_number_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phone" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT COLLATE "natural" NOT NULL,
    "is_virtual" BOOLEAN NOT NULL DEFAULT false,
    "model_id" TEXT NOT NULL,
    "mac" TEXT COLLATE "C",
    "secret_hash" BYTEA NOT NULL,
    "secret" TEXT NOT NULL,
    "accepts_data_from_phone" BOOLEAN NOT NULL DEFAULT false,
    "file_name" TEXT NOT NULL DEFAULT '',
    "http_username" TEXT NOT NULL DEFAULT '',
    "http_password" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "phone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phone_line" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "phone_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "extension_id" UUID NOT NULL,

    CONSTRAINT "phone_line_pkey" PRIMARY KEY ("phone_id","position")
);

-- CreateTable
CREATE TABLE "phone_last_fetch" (
    "tenant_id" UUID NOT NULL,
    "phone_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ip" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,

    CONSTRAINT "phone_last_fetch_pkey" PRIMARY KEY ("phone_id")
);

-- CreateTable
CREATE TABLE "phone_fetch" (
    "id" BIGSERIAL NOT NULL,
    "tenant_id" UUID,
    "phone_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ip" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "status" SMALLINT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "phone_fetch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "account_owner_path_idx" ON "account"("owner_path");

-- CreateIndex
CREATE UNIQUE INDEX "account_session_token_hash_key" ON "account_session"("token_hash");

-- CreateIndex
CREATE INDEX "account_session_account_id_idx" ON "account_session"("account_id");

-- CreateIndex
CREATE INDEX "account_session_expires_at_idx" ON "account_session"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "account_token_token_hash_key" ON "account_token"("token_hash");

-- CreateIndex
CREATE INDEX "account_token_account_id_idx" ON "account_token"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_account_id_code_hash_key" ON "recovery_code"("account_id", "code_hash");

-- CreateIndex
CREATE INDEX "membership_organisation_path_idx" ON "membership"("organisation_path");

-- CreateIndex
CREATE UNIQUE INDEX "membership_account_id_organisation_id_role_key" ON "membership"("account_id", "organisation_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "api_key_organisation_path_idx" ON "api_key"("organisation_path");

-- CreateIndex
CREATE INDEX "audit_event_organisation_path_at_id_idx" ON "audit_event"("organisation_path", "at", "id");

-- CreateIndex
CREATE INDEX "audit_event_organisation_id_at_id_idx" ON "audit_event"("organisation_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_event_entity_id_at_idx" ON "audit_event"("entity_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_change_set_id_idx" ON "audit_event"("change_set_id");

-- CreateIndex
CREATE INDEX "audit_event_reverts_idx" ON "audit_event"("reverts");

-- CreateIndex
CREATE UNIQUE INDEX "extension_sip_username_key" ON "extension"("sip_username");

-- CreateIndex
CREATE INDEX "extension_tenant_id_display_name_id_idx" ON "extension"("tenant_id", "display_name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "extension_tenant_id_id_key" ON "extension"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "extension_tenant_id_short_number_key" ON "extension"("tenant_id", "short_number");

-- CreateIndex
CREATE INDEX "outbox_mail_created_at_id_idx" ON "outbox_mail"("created_at", "id");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "rate_limit_window_start_idx" ON "rate_limit"("window_start");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_number_key" ON "organisation"("number");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_path_key" ON "organisation"("path");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_code_key" ON "organisation"("code");

-- CreateIndex
CREATE INDEX "organisation_parent_id_idx" ON "organisation"("parent_id");

-- CreateIndex
CREATE INDEX "organisation_name_id_idx" ON "organisation"("name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_id_path_key" ON "organisation"("id", "path");

-- CreateIndex
CREATE UNIQUE INDEX "phone_number_e164_key" ON "phone_number"("e164");

-- CreateIndex
CREATE INDEX "phone_number_owner_id_e164_idx" ON "phone_number"("owner_id", "e164");

-- CreateIndex
CREATE INDEX "phone_number_owner_path_e164_idx" ON "phone_number"("owner_path", "e164");

-- CreateIndex
CREATE INDEX "phone_number_owner_id_voice_extension_id_idx" ON "phone_number"("owner_id", "voice_extension_id");

-- CreateIndex
CREATE UNIQUE INDEX "phone_number_owner_id_id_key" ON "phone_number"("owner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "phone_mac_key" ON "phone"("mac");

-- CreateIndex
CREATE UNIQUE INDEX "phone_secret_hash_key" ON "phone"("secret_hash");

-- CreateIndex
CREATE INDEX "phone_tenant_id_name_id_idx" ON "phone"("tenant_id", "name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "phone_tenant_id_id_key" ON "phone"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "phone_line_tenant_id_extension_id_idx" ON "phone_line"("tenant_id", "extension_id");

-- CreateIndex
CREATE UNIQUE INDEX "phone_line_phone_id_extension_id_key" ON "phone_line"("phone_id", "extension_id");

-- CreateIndex
CREATE UNIQUE INDEX "phone_last_fetch_tenant_id_phone_id_key" ON "phone_last_fetch"("tenant_id", "phone_id");

-- CreateIndex
CREATE INDEX "phone_fetch_tenant_id_phone_id_at_idx" ON "phone_fetch"("tenant_id", "phone_id", "at");

-- CreateIndex
CREATE INDEX "phone_fetch_at_idx" ON "phone_fetch"("at");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_owner_id_owner_path_fkey" FOREIGN KEY ("owner_id", "owner_path") REFERENCES "organisation"("id", "path") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_credential" ADD CONSTRAINT "account_credential_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_session" ADD CONSTRAINT "account_session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_token" ADD CONSTRAINT "account_token_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_organisation_path_fkey" FOREIGN KEY ("organisation_id", "organisation_path") REFERENCES "organisation"("id", "path") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_organisation_id_organisation_path_fkey" FOREIGN KEY ("organisation_id", "organisation_path") REFERENCES "organisation"("id", "path") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dial_code" ADD CONSTRAINT "dial_code_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension" ADD CONSTRAINT "extension_tenant_id_short_number_fkey" FOREIGN KEY ("tenant_id", "short_number") REFERENCES "dial_code"("tenant_id", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension" ADD CONSTRAINT "extension_presentation_number_fkey" FOREIGN KEY ("tenant_id", "presentation_number_id") REFERENCES "phone_number"("owner_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_number" ADD CONSTRAINT "phone_number_owner_id_owner_path_fkey" FOREIGN KEY ("owner_id", "owner_path") REFERENCES "organisation"("id", "path") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_number" ADD CONSTRAINT "phone_number_voice_extension_fkey" FOREIGN KEY ("owner_id", "voice_extension_id") REFERENCES "extension"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "phone" ADD CONSTRAINT "phone_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_line" ADD CONSTRAINT "phone_line_tenant_id_phone_id_fkey" FOREIGN KEY ("tenant_id", "phone_id") REFERENCES "phone"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "phone_line" ADD CONSTRAINT "phone_line_tenant_id_extension_id_fkey" FOREIGN KEY ("tenant_id", "extension_id") REFERENCES "extension"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "phone_last_fetch" ADD CONSTRAINT "phone_last_fetch_tenant_id_phone_id_fkey" FOREIGN KEY ("tenant_id", "phone_id") REFERENCES "phone"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- Values that the vocabulary closes (packages/contract).
alter table organisation add check (kind in ('platform', 'partner', 'reseller', 'enterprise'));
alter table organisation add check (status in ('active', 'disabled'));
alter table organisation add check ((kind = 'platform') = (parent_id is null));
create unique index organisation_one_platform on organisation (kind) where kind = 'platform';
alter table membership add check (role in ('administrator', 'read-only', 'supervisor', 'monitor', 'agent'));
alter table account_token add check (purpose in ('invitation', 'reset'));
alter table account add check (email = lower(email));
alter table phone_number add check (e164 ~ '^\+[1-9][0-9]{6,14}$');
alter table phone_number add check (voice or voice_route_type is null);
alter table phone_number add check (voice_route_type in ('DIRECT_ROUTING', 'EXTERNAL_TRUNK', 'OPERATOR_CONNECT'));
alter table phone_number add check (voice_extension_id is null or (voice and voice_route_type = 'DIRECT_ROUTING'));
alter table dial_code add check (code ~ '^[0-9]{1,4}$');
alter table phone add check (mac ~ '^[0-9a-f]{12}$');
alter table phone add check (is_virtual = (mac is null));
alter table phone_line add check (position between 0 and 5);
alter table outbox_mail add check (status in ('queued', 'sent', 'kept', 'failed'));
alter table installation add check (id = 1);
insert into installation (id) values (1);

-- The tree. Paths and suspension follow from the parent, for every descendant; the functions run as patchbay_platform,
-- because the parent may lie outside the scope of the one who edits the child.
create function organisation_before_write() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  parent organisation;
begin
  select * into parent from organisation where id = new.parent_id;
  new.path := coalesce(parent.path, '/') || new.number || '/';
  new.is_suspended := new.status = 'disabled' or coalesce(parent.is_suspended, false);
  if tg_op = 'UPDATE' and new.path like old.path || '%' and new.path <> old.path then
    raise exception 'an organisation cannot lie below itself' using errcode = 'check_violation', constraint = 'organisation_no_cycle';
  end if;
  return new;
end $$;

create function organisation_after_write() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.path <> old.path then
    update audit_event set organisation_path = new.path where organisation_id = new.id;
  end if;
  if new.path <> old.path or new.is_suspended <> old.is_suspended then
    update organisation set is_suspended = is_suspended where parent_id = new.id;
  end if;
  return null;
end $$;

-- A list over a million numbers shows who uses each without a join.
create function phone_number_before_write() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.voice_assignee_label := (select e.short_number || ' ' || e.display_name from extension e
    where e.tenant_id = new.owner_id and e.id = new.voice_extension_id);
  return new;
end $$;

create function extension_after_rename() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update phone_number set voice_assignee_label = new.short_number || ' ' || new.display_name
    where owner_id = new.tenant_id and voice_extension_id = new.id;
  return null;
end $$;

-- Everything about a phone that its file needs, by the hash of its path secret; one round trip of the hot path.
create function provisioning_phone(secret_digest bytea) returns table (
  phone_id uuid, tenant_id uuid, phone_name text, model_id text, mac text, is_virtual boolean, file_name text,
  accepts_data_from_phone boolean, http_username text, http_password text, secret text, tenant_code text, tenant_name text, time_zone text,
  language text, is_suspended boolean, revision text, lines jsonb
) language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.tenant_id, p.name, p.model_id, p.mac, p.is_virtual, p.file_name, p.accepts_data_from_phone, p.http_username, p.http_password, p.secret,
    o.code, o.name, o.time_zone, o.language, o.is_suspended,
    concat_ws('.', p.version, o.version, l.revision),
    coalesce(l.lines, '[]'::jsonb)
  from phone p
  join organisation o on o.id = p.tenant_id
  left join lateral (
    select string_agg(e.id || ':' || e.version, '.' order by pl.position) as revision,
      jsonb_agg(jsonb_build_object('position', pl.position, 'extensionId', e.id, 'shortNumber', e.short_number, 'displayName', e.display_name,
        'sipUsername', e.sip_username, 'sipPassword', e.sip_password, 'isEnabled', e.is_enabled) order by pl.position) as lines
    from phone_line pl join extension e on e.tenant_id = pl.tenant_id and e.id = pl.extension_id
    where pl.tenant_id = p.tenant_id and pl.phone_id = p.id
  ) l on true
  where p.secret_hash = secret_digest
$$;

-- A batch of fetches and refusals: [{tenantId, phoneId, at, ip, userAgent, file, status, reason}].
create function record_phone_fetches(fetches jsonb) returns void language sql volatile security definer set search_path = public, pg_temp as $$
  with batch as (
    select * from jsonb_to_recordset(fetches)
      as f("tenantId" uuid, "phoneId" uuid, at timestamptz, ip text, "userAgent" text, file text, status smallint, reason text)
  ), logged as (
    insert into phone_fetch (tenant_id, phone_id, at, ip, user_agent, file, status, reason)
    select "tenantId", "phoneId", at, ip, "userAgent", file, status, reason from batch
  )
  insert into phone_last_fetch (tenant_id, phone_id, at, ip, user_agent)
  select distinct on (f."phoneId") p.tenant_id, p.id, f.at, f.ip, f."userAgent"
  from batch f join phone p on p.id = f."phoneId" where f.status in (200, 304) order by f."phoneId", f.at desc
  on conflict (phone_id) do update set at = excluded.at, ip = excluded.ip, user_agent = excluded.user_agent where phone_last_fetch.at <= excluded.at
$$;

-- Counts an attempt and answers how many there were in the current window; one row for all processes.
create function count_attempt(attempt_key text, window_seconds integer, at timestamptz, step integer) returns integer
language sql volatile security definer set search_path = public, pg_temp as $$
  insert into rate_limit as r (key, count, window_start) values (attempt_key, step, at)
  on conflict (key) do update set
    count = case when r.window_start <= at - make_interval(secs => window_seconds) then step else r.count + step end,
    window_start = case when r.window_start <= at - make_interval(secs => window_seconds) then at else r.window_start end
  returning count
$$;

grant usage on schema public to patchbay_app, patchbay_tenant, patchbay_subtree, patchbay_platform, patchbay_provisioning;
grant select, insert, update, delete on all tables in schema public to patchbay_platform;
revoke update, delete on audit_event from patchbay_platform;
grant update (organisation_path) on audit_event to patchbay_platform;
grant usage on all sequences in schema public to patchbay_platform, patchbay_subtree;

grant create on schema public to patchbay_platform;
alter function organisation_before_write() owner to patchbay_platform;
alter function organisation_after_write() owner to patchbay_platform;
alter function phone_number_before_write() owner to patchbay_platform;
alter function extension_after_rename() owner to patchbay_platform;
alter function provisioning_phone(bytea) owner to patchbay_platform;
alter function record_phone_fetches(jsonb) owner to patchbay_platform;
alter function count_attempt(text, integer, timestamptz, integer) owner to patchbay_platform;
revoke create on schema public from patchbay_platform;
revoke execute on all functions in schema public from public;
grant execute on function provisioning_phone(bytea), record_phone_fetches(jsonb) to patchbay_provisioning;
grant execute on function count_attempt(text, integer, timestamptz, integer) to patchbay_app, patchbay_platform, patchbay_provisioning;
grant execute on function organisation_before_write(), organisation_after_write(), phone_number_before_write(), extension_after_rename() to patchbay_tenant, patchbay_subtree, patchbay_platform;

create trigger before_write before insert or update of parent_id, status, is_suspended on organisation for each row execute function organisation_before_write();
create trigger after_write after update of parent_id, status, is_suspended on organisation for each row execute function organisation_after_write();
create trigger before_write before insert or update of voice_extension_id on phone_number for each row execute function phone_number_before_write();
create trigger after_rename after update of short_number, display_name on extension for each row execute function extension_after_rename();

-- Row-level security. Settings stand in a scalar sub-select (evaluated once), and an empty setting, which is what
-- `set local` leaves behind on a reused connection, matches nothing.
do $$
declare
  name text;
begin
  for name in select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy platform on %I to patchbay_platform using (true) with check (true)', name);
  end loop;

  -- What a PBX has: equality on the enterprise, and nothing for the subtree role.
  foreach name in array array['dial_code', 'extension', 'phone', 'phone_line', 'phone_last_fetch', 'phone_fetch'] loop
    execute format('create policy tenant on %I to patchbay_tenant
      using (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))
      with check (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))', name);
  end loop;
end $$;
grant select, insert, update, delete on dial_code, extension, phone, phone_line to patchbay_tenant;
grant select on phone_last_fetch, phone_fetch to patchbay_tenant;

-- What belongs to a node of the tree: a range on the path for the subtree role, the enterprise itself for the tenant role.
do $$
declare
  owned record;
begin
  for owned in select * from (values
    ('organisation', 'id', 'path'), ('phone_number', 'owner_id', 'owner_path'), ('membership', 'organisation_id', 'organisation_path'),
    ('api_key', 'organisation_id', 'organisation_path'), ('audit_event', 'organisation_id', 'organisation_path')) as t (name, id, path) loop
    execute format('create policy subtree on %I to patchbay_subtree
      using (%3$I >= (select nullif(current_setting(''app.scope_path''), '''')) and %3$I < (select nullif(current_setting(''app.scope_path''), '''') || ''~''))
      with check (%3$I >= (select nullif(current_setting(''app.scope_path''), '''')) and %3$I < (select nullif(current_setting(''app.scope_path''), '''') || ''~''))',
      owned.name, owned.id, owned.path);
    execute format('create policy tenant on %I to patchbay_tenant
      using (%2$I = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))
      with check (%2$I = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))', owned.name, owned.id);
  end loop;
end $$;
grant select, insert, update, delete on organisation, phone_number, membership, api_key to patchbay_subtree;
grant select on organisation to patchbay_tenant;
grant select, update on phone_number to patchbay_tenant;
grant select, insert on audit_event to patchbay_tenant, patchbay_subtree;

-- A person is visible where they have their home or a membership; only the home may change or remove them.
create policy subtree_read on account for select to patchbay_subtree using (
  (owner_path >= (select nullif(current_setting('app.scope_path'), '')) and owner_path < (select nullif(current_setting('app.scope_path'), '') || '~'))
  or id in (select account_id from membership));
create policy subtree_write on account to patchbay_subtree
  using (owner_path >= (select nullif(current_setting('app.scope_path'), '')) and owner_path < (select nullif(current_setting('app.scope_path'), '') || '~'))
  with check (owner_path >= (select nullif(current_setting('app.scope_path'), '')) and owner_path < (select nullif(current_setting('app.scope_path'), '') || '~'));
grant select, insert, update, delete on account to patchbay_subtree;

-- Mail may be put in the box from any scope, and read by the platform alone.
create policy post on outbox_mail for insert to patchbay_tenant, patchbay_subtree with check (true);
grant insert on outbox_mail to patchbay_tenant, patchbay_subtree;

-- Idempotency keys belong to the account or API key that sent them.
create policy own on idempotency_key to patchbay_tenant, patchbay_subtree
  using (principal = (select nullif(current_setting('app.principal'), ''))) with check (principal = (select nullif(current_setting('app.principal'), '')));
grant select, insert, update on idempotency_key to patchbay_tenant, patchbay_subtree;
