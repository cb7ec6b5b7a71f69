-- the name by which an OpenID provider is expected to tell of the account's owner; null for no one
alter table account add column identity text unique;
-- who that was at the first sign-in; nobody else is let in by the name from then on
alter table account add column identity_issuer text;
alter table account add column identity_subject text;
alter table account add constraint account_identity unique (identity_issuer, identity_subject);
alter table account add column password_off boolean not null default false;
alter table account add constraint account_way_in check (identity is not null or not password_off);
