-- What was written since a moment, for comparisons with the past: entries come in the order of time, so a few kilobytes tell where to look.
create index journals_created on journals using brin (created_at) with (pages_per_range = 32, autosummarize = on);
