-- The read model: what the product's own questions are answered from. Filled from the queries in
-- ontology/read-model/, one for each table that bears their name.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE term (scheme TEXT, code TEXT, iri TEXT, name_zh TEXT, name_en TEXT, broader TEXT, PRIMARY KEY (scheme, code)) WITHOUT ROWID;
CREATE TABLE entity (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, type TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL, kind TEXT, sort TEXT NOT NULL);
CREATE TABLE name (entity INTEGER NOT NULL, text TEXT NOT NULL, lang TEXT NOT NULL, kind TEXT NOT NULL, fold TEXT NOT NULL, normal TEXT NOT NULL, core TEXT NOT NULL, pinyin TEXT NOT NULL, initials TEXT NOT NULL);
CREATE TABLE source (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, title_zh TEXT, title_en TEXT, number TEXT, issued TEXT);
CREATE TABLE record (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, type TEXT NOT NULL, status TEXT NOT NULL, rule TEXT, summary_zh TEXT NOT NULL, summary_en TEXT NOT NULL, place INTEGER NOT NULL);
CREATE TABLE evidence (record INTEGER NOT NULL, source INTEGER NOT NULL, section TEXT NOT NULL, quote TEXT NOT NULL, start INTEGER NOT NULL);
CREATE TABLE involvement (entity INTEGER NOT NULL, record INTEGER NOT NULL, role TEXT NOT NULL);
CREATE TABLE partnership (record INTEGER PRIMARY KEY, form TEXT NOT NULL, since INTEGER, headcount INTEGER, hedge TEXT);
CREATE TABLE participant (record INTEGER NOT NULL, entity INTEGER NOT NULL, role TEXT NOT NULL);
CREATE TABLE partner (a INTEGER NOT NULL, b INTEGER NOT NULL, record INTEGER NOT NULL);
CREATE TABLE link (source INTEGER NOT NULL, target INTEGER NOT NULL, record INTEGER NOT NULL, relation TEXT NOT NULL);
CREATE TABLE counted (entity INTEGER NOT NULL, record INTEGER NOT NULL);
CREATE TABLE different (a INTEGER NOT NULL, b INTEGER NOT NULL, reason_zh TEXT NOT NULL, reason_en TEXT NOT NULL);
CREATE TABLE observation (record INTEGER PRIMARY KEY, indicator TEXT NOT NULL, value TEXT NOT NULL, unit TEXT NOT NULL, hedge TEXT NOT NULL, period TEXT NOT NULL, as_of TEXT, year TEXT, area TEXT, level TEXT, scope_zh TEXT, scope_en TEXT, about INTEGER, formula TEXT, competition INTEGER);
-- What the next index is made of, where little has changed: which records each file gave (their numbers from first to
-- last, with room up to the next file's), which texts it rests on, and what it calls whom.
CREATE TABLE file (name TEXT PRIMARY KEY, texts TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE naming (file TEXT NOT NULL, entity INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL);
CREATE TABLE making (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
