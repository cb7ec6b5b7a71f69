-- one confirmed e-mail address of an account, and the one that waits for its code
create table mail_address (
  account text primary key references account (name) on delete cascade,
  address text not null,
  confirmed_at timestamptz not null
);

create table address_code (
  account text primary key references account (name) on delete cascade,
  address text not null,
  hash text not null,
  tries integer not null default 0,
  expires_at timestamptz not null
);

-- what somebody wants to be told of by mail; without a row, the product's own rules
create table notify_rules (
  account text primary key references account (name) on delete cascade,
  language text not null check (language in ('zh', 'en')),
  reports boolean not null,
  attach boolean not null,
  cases boolean not null,
  alerts boolean not null,
  risks text[] not null,
  bands text[] not null,
  pace text not null check (pace in ('at-once', 'hourly', 'daily')),
  -- HH:mm in Beijing; quiet hours are empty for none
  digest_at text not null,
  quiet_from text not null,
  quiet_until text not null,
  red_passes boolean not null
);

create table webhook (
  id uuid primary key,
  name text not null,
  url text not null,
  secret text not null,
  -- signs as well until then, so that the other side can change over
  old_secret text,
  old_secret_until timestamptz,
  events text[] not null,
  risks text[] not null,
  bands text[] not null,
  region text not null,
  enabled boolean not null,
  -- it tells no more than who made or changed it last may see
  made_by text not null references account (name) on delete cascade,
  changed_at timestamptz not null,
  failing_since timestamptz,
  -- whether it was turned off since it failed for too long
  given_up boolean not null default false
);

-- what is to be sent, and what was; comes in with the transaction of what it tells
create table delivery (
  id uuid primary key,
  channel text not null check (channel in ('email', 'webhook')),
  account text references account (name) on delete cascade,
  webhook uuid references webhook (id) on delete cascade,
  kind text not null,
  subject text not null,
  -- of what it tells: who may not see one of them any more is not told
  regions text[] not null,
  dedup text not null unique,
  language text not null,
  title text not null,
  body text not null,
  link text not null,
  attach boolean not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'given-up')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  give_up_at timestamptz not null,
  -- whoever sends it is heard of before, or another may send it
  lease_until timestamptz,
  error text not null default '',
  error_detail text not null default '',
  created_at timestamptz not null,
  sent_at timestamptz,
  check ((channel = 'email') = (account is not null)),
  check ((channel = 'webhook') = (webhook is not null))
);
create index delivery_waiting on delivery (channel, next_at) where state in ('queued', 'sending');
create index delivery_of_account on delivery (account, created_at desc);
create index delivery_of_webhook on delivery (webhook, created_at desc);
create index delivery_created on delivery (created_at desc);

-- alerts that wait for a digest
create table digest_item (
  account text not null references account (name) on delete cascade,
  alert text not null,
  enterprise text not null,
  name text not null,
  risk text not null,
  band text not null,
  region text not null,
  raised_at timestamptz not null,
  due_at timestamptz not null,
  primary key (account, alert)
);
create index digest_item_due on digest_item (due_at);

-- up to where alerts were told, by the stamps of the warehouse, and which of the last ones were
create table alert_place (
  one boolean primary key check (one),
  -- what came before is not told
  begun_at timestamptz not null,
  stored_at timestamptz not null
);

create table told_alert (
  alert text primary key,
  stored_at timestamptz not null
);
create index told_alert_stored on told_alert (stored_at);
