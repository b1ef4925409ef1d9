-- With which signs people answered a comment
create table emoji_reactions (
  journal_id  bigint not null references journals on delete cascade,
  user_id     bigint not null references principals on delete cascade,
  reaction    text not null check (reaction in ('thumbs_up', 'thumbs_down', 'grinning_face_with_smiling_eyes', 'confused_face', 'heart', 'party_popper',
                                                'rocket', 'eyes')),
  created_at  timestamptz not null default now(),
  primary key (journal_id, user_id, reaction)
);
