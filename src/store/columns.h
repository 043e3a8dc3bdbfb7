/* columns.h - the columns of which cs_load_event() and cs_load_report() make an event. */
#ifndef CASUS_STORE_COLUMNS_H
#define CASUS_STORE_COLUMNS_H

/* The columns behind the counts; `e` has those that a correction may change, r is the report. */
#define CS_RECORD_COLUMNS(e, back)                                                       \
    "r.document, " e ".key, r.sentence, " e ".date, r.date_from, " e ".type, " e         \
    ".mode, " e ".contexts, " e ".cameo, " back ", r.action_start, r.action_end, " e     \
    ".status, r.about_predicate, r.about_object, r.about_place, r.about_polarity, "      \
    "r.about_start, r.about_end, r.voice, r.origin_kind, r.origin_name, r.origin_code, " \
    "r.origin_role, r.origin_start, r.origin_end, r.place_name, r.place_country, "       \
    "r.latitude, r.longitude, " e ".confidence, r.rule, r.issues"

/* The way back of an event whose code was changed: the same code where the two sides are alike in
 * the old one and in the new one, else none is known. */
#define CS_WAY_BACK                                                                      \
    "CASE WHEN e.cameo = r.cameo THEN r.cameo_back WHEN r.cameo_back = r.cameo AND "     \
    "substr(e.cameo, 1, 2) = substr(r.cameo, 1, 2) THEN e.cameo ELSE '' END"

/* Of events e and their leading reports r. */
#define CS_EVENT_COLUMNS                                                                  \
    "e.id, e.report, e.reports, e.documents, e.origins, e.corrected, " CS_RECORD_COLUMNS( \
        "e", CS_WAY_BACK)

/* Of reports r, as they were coded. */
#define CS_REPORT_COLUMNS                                                                \
    "r.id, r.id, 1, 1, 1, 0, " CS_RECORD_COLUMNS("r", "r.cameo_back")

#endif
