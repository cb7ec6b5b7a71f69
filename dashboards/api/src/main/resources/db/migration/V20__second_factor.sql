alter table account add column last_sign_in_at timestamptz;
-- until when a password that an administrator gave opens anything; null for no end
alter table account add column given_password_until timestamptz;
-- of RFC 6238 in hexadecimal; not asked for until it is confirmed
alter table account add column factor_secret text;
alter table account add column factor_confirmed boolean not null default false;
-- the last 30-second step whose code was taken
alter table account add column factor_step bigint not null default 0;

create table recovery_code (
  account text not null references account (name) on delete cascade,
  hash text not null,
  primary key (account, hash)
);
