-- Made after the tables are filled.
CREATE INDEX name_fold ON name (fold);
CREATE INDEX name_normal ON name (normal);
CREATE INDEX name_core ON name (core);
CREATE INDEX name_pinyin ON name (pinyin);
CREATE INDEX name_initials ON name (initials);
CREATE INDEX name_entity ON name (entity);
CREATE INDEX evidence_record ON evidence (record);
CREATE INDEX involvement_entity ON involvement (entity);
CREATE INDEX participant_record ON participant (record);
CREATE INDEX partner_a ON partner (a, b);
CREATE INDEX link_source ON link (source);
CREATE INDEX link_target ON link (target);
CREATE INDEX counted_entity ON counted (entity);
CREATE INDEX naming_entity ON naming (entity);
CREATE INDEX entity_kind ON entity (kind) WHERE kind IS NOT NULL;
