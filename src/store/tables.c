/* tables.c - the tables and views of the store: docs/store.md explains them. */
#include "store/schema.h"

#include <stddef.h>

/* One statement each. */
static const char *const tables[] = {
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value @TEXT)",
    "CREATE TABLE runs (id @KEY, coder @TEXT, options @TEXT, started @TEXT, ended @TEXT, "
    "documents @NUMBER, present @NUMBER, skipped @NUMBER, events @NUMBER)",
    "CREATE TABLE codes (cameo TEXT PRIMARY KEY, name @TEXT, type @TEXT, mode @TEXT, "
    "contexts @TEXT, plover @REAL, goldstein_gdelt @REAL, goldstein_icews @REAL, "
    "goldstein_phoenix @REAL, quad_plover @NUMBER, quad_gdelt @NUMBER)",
    "CREATE TABLE documents (id @KEY, content @TEXT UNIQUE, name @TEXT, run @NUMBER, "
    "coded @NUMBER)",
    "CREATE TABLE document_names (document BIGINT, name @TEXT, PRIMARY KEY (name, document)) "
    "@CLUSTERED",
    "CREATE TABLE articles (document @KEY, text @TEXT, title @TEXT, byline @TEXT, "
    "dateline @TEXT, publisher @TEXT, first_publisher @TEXT, url @TEXT, updated @TEXT, "
    "language @TEXT, license @TEXT, date @TEXT, date_from @TEXT)",
    "CREATE TABLE article_notes (document BIGINT, number BIGINT, kind @TEXT, name @TEXT, "
    "value @TEXT, PRIMARY KEY (document, number)) @CLUSTERED",
    "CREATE TABLE paragraphs (document BIGINT, number BIGINT, kind @TEXT, start_byte @NUMBER, "
    "end_byte @NUMBER, PRIMARY KEY (document, number)) @CLUSTERED",
    "CREATE TABLE sentences (document BIGINT, number BIGINT, paragraph @NUMBER, "
    "start_byte @NUMBER, end_byte @NUMBER, PRIMARY KEY (document, number)) @CLUSTERED",
    "@WORDS_TABLE",
    "@WORDS_INDEX",
    "CREATE TABLE actors (id @KEY, code @TEXT, kind @TEXT, role @TEXT, country @TEXT, "
    "UNIQUE (code, kind, role, country))",
    "CREATE TABLE mentions (document BIGINT, number BIGINT, sentence @NUMBER, actor @NUMBER, "
    "start_byte @NUMBER, end_byte @NUMBER, PRIMARY KEY (document, number)) @CLUSTERED",
    "CREATE TABLE attributions (document BIGINT, number BIGINT, sentence @NUMBER, kind @TEXT, "
    "class @TEXT, source @TEXT, cue @TEXT, content @TEXT, speaker_kind @TEXT, "
    "speaker_name @TEXT, speaker_code @TEXT, speaker_role @TEXT, speaker_start @NUMBER, "
    "speaker_end @NUMBER, parent BIGINT, PRIMARY KEY (document, number)) @CLUSTERED",
    "CREATE TABLE reports (id @KEY, key @TEXT, document @NUMBER, number @NUMBER, "
    "sentence @NUMBER, date @TEXT, date_from @TEXT, type @TEXT, mode @TEXT, contexts @TEXT, "
    "cameo @TEXT, cameo_back @TEXT, action_start @NUMBER, action_end @NUMBER, status @TEXT, "
    "about_predicate @TEXT, about_object @TEXT, about_place @TEXT, about_polarity @NUMBER, "
    "about_start @NUMBER, about_end @NUMBER, voice @TEXT, origin_kind @TEXT, "
    "origin_name @TEXT, origin_code @TEXT, origin_role @TEXT, origin_start @NUMBER, "
    "origin_end @NUMBER, place_name @TEXT, place_country @TEXT, latitude @REAL, "
    "longitude @REAL, confidence @REAL, rule @TEXT, issues @TEXT, UNIQUE (document, number))",
    "CREATE INDEX reports_key ON reports (key)",
    "CREATE TABLE report_actors (report BIGINT, side @TEXT, number BIGINT, actor @NUMBER, "
    "name @TEXT, start_byte @NUMBER, end_byte @NUMBER, PRIMARY KEY (report, side, number)) "
    "@CLUSTERED",
    "CREATE TABLE report_sources (report BIGINT, number BIGINT, kind @TEXT, name @TEXT, "
    "code @TEXT, role @TEXT, start_byte @NUMBER, end_byte @NUMBER, "
    "PRIMARY KEY (report, number)) @CLUSTERED",
    "CREATE TABLE events (id @KEY, key @TEXT, report @NUMBER, day @TEXT, date @TEXT, "
    "type @TEXT, mode @TEXT, contexts @TEXT, cameo @TEXT, status @TEXT, place_country @TEXT, "
    "origin_kind @TEXT, confidence @REAL, reports @NUMBER, documents @NUMBER, "
    "origins @NUMBER, corrected @NUMBER, dropped @NUMBER)",
    "CREATE INDEX events_day ON events (day, id)",
    "CREATE INDEX events_cameo ON events (cameo, day, id)",
    "CREATE INDEX events_type ON events (type, day, id)",
    "CREATE INDEX events_status ON events (status, day, id)",
    "CREATE INDEX events_place ON events (place_country, day, id)",
    "CREATE INDEX events_origin_kind ON events (origin_kind, day, id)",
    "CREATE INDEX events_origins ON events (origins, day, id)",
    "CREATE TABLE event_actors (event BIGINT, side @TEXT, number BIGINT, actor @NUMBER, "
    "name @TEXT, start_byte @NUMBER, end_byte @NUMBER, PRIMARY KEY (event, side, number)) "
    "@CLUSTERED",
    "CREATE TABLE event_parties (code @TEXT, side @TEXT, day @TEXT, event BIGINT, "
    "PRIMARY KEY (code, side, day, event)) @CLUSTERED",
    "CREATE TABLE event_reports (report @KEY, event @NUMBER, reason @TEXT, origin @NUMBER)",
    "CREATE INDEX event_reports_event ON event_reports (event)",
    /* Stories, and what finds articles that are akin. */
    "CREATE TABLE stories (id @KEY, document @NUMBER, articles @NUMBER, day @TEXT, "
    "last_day @TEXT)",
    "CREATE INDEX stories_day ON stories (day, id)",
    "CREATE TABLE story_articles (document @KEY, story @NUMBER, date @TEXT, roundup @NUMBER)",
    "CREATE INDEX story_articles_story ON story_articles (story)",
    "CREATE TABLE story_links (document BIGINT, other BIGINT, kinship @TEXT, found @TEXT, "
    "within @NUMBER, share @REAL, share_of_other @REAL, start_word @NUMBER, "
    "end_word @NUMBER, other_start_word @NUMBER, other_end_word @NUMBER, "
    "PRIMARY KEY (document, other)) @CLUSTERED",
    "CREATE TABLE story_sketches (document @KEY, words @NUMBER, sketch @TEXT)",
    "CREATE TABLE story_keys (key BIGINT, document BIGINT, PRIMARY KEY (key, document)) "
    "@CLUSTERED",
    /* What the rule of merging looks at, and what finds reports that it may put together. */
    "CREATE TABLE merge_facts (report @KEY, document @NUMBER, facts @TEXT)",
    "CREATE TABLE merge_keys (key BIGINT, width BIGINT, day BIGINT, report BIGINT, "
    "PRIMARY KEY (key, width, day, report)) @CLUSTERED",
    "CREATE TABLE corrections (id @KEY, event @TEXT, field @TEXT, value @TEXT, note @TEXT, "
    "made @TEXT, UNIQUE (event, field, value, note, made))",
};

/* ---- views --------------------------------------------------------------------------------- */

/* What stands on one side of an event, separated by '|'. */
#define ACTOR_LIST(column, side, names)                                                  \
    "(SELECT @LIST(list.x, '|') FROM (SELECT " column " AS x FROM event_actors p "       \
    "JOIN actors w ON w.id = p.actor WHERE p.event = e.id AND p.side = '" side "' "      \
    "ORDER BY p.number) AS list) AS " side "_" names ", "

/* The chain of its leading report. */
#define SOURCE_LIST(column, name)                                                        \
    "(SELECT @LIST(list.x, '|') FROM (SELECT " column " AS x FROM report_sources p "     \
    "WHERE p.report = r.id ORDER BY p.number) AS list) AS " name ", "

/* The event record: the names of docs/formats.md, "csv". */
static const char *const event_records[] = {
    "CREATE VIEW event_records AS SELECT e.key AS id, d.name AS document, ",
    "r.sentence + 1 AS sentence, e.date, r.date_from, ",
    ACTOR_LIST("w.code", "actor", "codes"),
    ACTOR_LIST("w.kind", "actor", "kinds"),
    ACTOR_LIST("w.role", "actor", "roles"),
    ACTOR_LIST("w.country", "actor", "countries"),
    ACTOR_LIST("p.name", "actor", "names"),
    "e.type, e.mode, e.contexts, e.cameo, @ACTION AS action, r.action_start, r.action_end, ",
    ACTOR_LIST("w.code", "recipient", "codes"),
    ACTOR_LIST("w.kind", "recipient", "kinds"),
    ACTOR_LIST("w.role", "recipient", "roles"),
    ACTOR_LIST("w.country", "recipient", "countries"),
    ACTOR_LIST("p.name", "recipient", "names"),
    "e.status, r.about_predicate, r.about_object, r.about_place, r.about_polarity, r.voice, ",
    "r.origin_kind, r.origin_name, ",
    SOURCE_LIST("p.kind", "according_to_kinds"),
    SOURCE_LIST("p.name", "according_to_names"),
    SOURCE_LIST("p.code", "according_to_codes"),
    "r.place_name, r.place_country, r.latitude, r.longitude, c.plover AS plover_score, ",
    "c.goldstein_gdelt, c.goldstein_icews, c.goldstein_phoenix, c.quad_plover, c.quad_gdelt, ",
    "@SENTENCE AS text, s.start_byte AS start, s.end_byte AS \"end\", r.issues, e.confidence, ",
    "t.coder, e.reports, e.documents, e.origins, e.corrected, e.day, e.id AS number ",
    "FROM events e JOIN reports r ON r.id = e.report ",
    "JOIN documents d ON d.id = r.document ",
    "JOIN articles a ON a.document = r.document ",
    "JOIN sentences s ON s.document = r.document AND s.number = r.sentence ",
    "LEFT JOIN runs t ON t.id = d.coded LEFT JOIN codes c ON c.cameo = e.cameo ",
    "WHERE e.dropped = 0",
    NULL};

/* Who reported an event when, why it is that event, on whose word it rests. */
static const char *const report_records[] = {
    "CREATE VIEW report_records AS SELECT e.key AS event, r.key AS id, d.name AS document, ",
    "r.sentence + 1 AS sentence, a.date AS published, a.publisher, a.first_publisher, ",
    "r.date, r.status, r.origin_kind, r.origin_name, ",
    SOURCE_LIST("p.name", "according_to_names"),
    "x.reason, o.key AS origin, k.story, r.id AS number ",
    "FROM event_reports x JOIN events e ON e.id = x.event ",
    "JOIN reports r ON r.id = x.report JOIN documents d ON d.id = r.document ",
    "JOIN articles a ON a.document = r.document ",
    "LEFT JOIN reports o ON o.id = x.origin ",
    "LEFT JOIN story_articles k ON k.document = r.document",
    NULL};

static const char *const story_records[] = {
    "CREATE VIEW story_records AS SELECT k.story, d.name AS document, a.date, a.title, ",
    "a.publisher, k.roundup, z.articles, z.document = k.document AS is_first ",
    "FROM story_articles k JOIN stories z ON z.id = k.story ",
    "JOIN documents d ON d.id = k.document JOIN articles a ON a.document = k.document",
    NULL};

static const char *const link_records[] = {
    "CREATE VIEW link_records AS SELECT d.name AS document, o.name AS other, l.kinship, ",
    "l.share, l.share_of_other FROM story_links l ",
    "JOIN documents d ON d.id = l.document JOIN documents o ON o.id = l.other", NULL};

static const char *const sentence_records[] = {
    "CREATE VIEW sentence_records AS SELECT d.name AS document, s.number + 1 AS sentence, ",
    "@SENTENCE AS text, s.start_byte AS start, s.end_byte AS \"end\" FROM sentences s ",
    "JOIN articles a ON a.document = s.document JOIN documents d ON d.id = s.document",
    NULL};

static const char *const attribution_records[] = {
    "CREATE VIEW attribution_records AS SELECT d.name AS document, ",
    "q.sentence + 1 AS sentence, q.kind, q.class, q.source, q.cue, q.content, ",
    "q.speaker_kind, q.speaker_name, q.speaker_code, q.speaker_role, q.parent ",
    "FROM attributions q JOIN documents d ON d.id = q.document", NULL};

static const char *const *const views[] = {event_records,    report_records,
                                           story_records,    link_records,
                                           sentence_records, attribution_records};

/* ---- all of it ------------------------------------------------------------------------------- */

const cs_schema cs_schema_ours = {.version = CS_SCHEMA_VERSION,
                                  .tables = tables,
                                  .table_count = sizeof tables / sizeof *tables,
                                  .views = views,
                                  .view_count = sizeof views / sizeof *views,
                                  .migrations = NULL};
