-- The inbox also tells of sets of cases and of entries of the lists that wait for a second person.
alter table inbox_message
  drop constraint inbox_message_kind_check,
  add constraint inbox_message_kind_check check (kind in
    ('report', 'case', 'reminder', 'escalation', 'proposal', 'bulk', 'listing', 'alerts'));
