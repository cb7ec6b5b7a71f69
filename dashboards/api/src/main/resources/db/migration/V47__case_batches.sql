-- Which steps of cases are told together: the batch is named before it is told, and none is named
-- before the one before is gone. So whoever keeps the name of the last one keeps what was told.
alter table case_outbox add batch uuid;
