/* corrections.c - keeps what persons say of events, and lists it. */
#include "store/correct.h"

#include "base/error.h"
#include "store/run.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* A correction on its way into the store; its texts live as long as the arena. */
typedef struct cs_correcting {
    casus_store *store;
    cs_arena arena;
    casus_text event, field, value, note, made;
    int64_t number; /* of the event; 0: the store has none */
    casus_change_function changed;
    void *context;
    casus_error *error;
} cs_correcting;

/* ---- when --------------------------------------------------------------------------------- */

static bool is_made(const char *made)
{
    static const char form[] = "0000-00-00T00:00:00.000000Z";
    if (strlen(made) != sizeof form - 1)
        return false;
    for (size_t i = 0; form[i]; i++)
        if (form[i] == '0' ? made[i] < '0' || made[i] > '9' : made[i] != form[i])
            return false;
    return true;
}

/* The next microsecond of the same second. */
static void count_on(char *made)
{
    for (int i = CS_MADE_ROOM - 3; made[i] != '.'; i--) {
        if (made[i] != '9') {
            made[i]++;
            return;
        }
        made[i] = '0';
    }
}

static void now(char made[CS_MADE_ROOM])
{
    struct timespec time = {0};
    struct tm parts = {0};
    (void)clock_gettime(CLOCK_REALTIME, &time);
    (void)gmtime_r(&time.tv_sec, &parts);
    (void)strftime(made, CS_MADE_ROOM, "%Y-%m-%dT%H:%M:%S", &parts);
    (void)snprintf(made + 19, CS_MADE_ROOM - 19, ".%06uZ",
                   (unsigned)(time.tv_nsec / 1000) % 1000000u);
}

/* Now, but behind every correction that is there, so that this one holds whatever the clock
 * does. */
static casus_status put_made(cs_correcting *work, char made[CS_MADE_ROOM])
{
    bool row;
    now(made);
    cs_binder last = cs_binder_of(work->store, CS_SQL_LAST_MADE, work->error);
    CS_TRY(cs_put_step(&last, &row));
    const casus_text text = row ? cs_column_text(last.statement, 0) : CS_TEXT("");
    if (text.size == CS_MADE_ROOM - 1 && cs_text_compare(cs_text_of(made), text) <= 0) {
        memcpy(made, text.data, text.size);
        count_on(made);
    }
    cs_reset(last.statement);
    return CASUS_OK;
}

/* ---- keeping one --------------------------------------------------------------------------- */

/* Whether the correction at hand has the same value, and the same note where one is given. */
static bool says_the_same(const cs_correcting *work, const cs_statement *row)
{
    return cs_text_equal(cs_column_text(row, 0), work->value) &&
           (!work->note.size || cs_text_equal(cs_column_text(row, 1), work->note));
}

/* Whether the same is said already. */
static casus_status is_present(cs_correcting *work, bool dated, bool *present)
{
    bool row;
    cs_binder find = cs_binder_of(
        work->store, dated ? CS_SQL_HAS_CORRECTION : CS_SQL_LAST_CORRECTION, work->error);
    cs_put_text(&find, work->event);
    cs_put_text(&find, work->field);
    if (dated) {
        cs_put_text(&find, work->value);
        cs_put_text(&find, work->note);
        cs_put_text(&find, work->made);
    }
    CS_TRY(cs_put_step(&find, &row));
    *present = row ? dated || says_the_same(work, find.statement)
                   : !dated && cs_text_equal(work->value, CS_AS_CODED) &&
                         !cs_text_equal(work->field, CS_ALL_FIELDS);
    cs_reset(find.statement);
    return CASUS_OK;
}

static casus_status add_row(const cs_correcting *work, casus_text event, casus_text field)
{
    int64_t last;
    cs_binder find = cs_binder_of(work->store, CS_SQL_MAX_CORRECTION, work->error);
    CS_TRY(cs_put_number_of(&find, 0, &last));
    cs_binder add = cs_binder_of(work->store, CS_SQL_ADD_CORRECTION, work->error);
    cs_put_number(&add, last + 1);
    cs_put_text(&add, event);
    cs_put_text(&add, field);
    cs_put_text(&add, work->value);
    cs_put_text(&add, work->note);
    cs_put_text(&add, work->made);
    return cs_put_run(&add);
}

/* Takes back each correction in force. */
static casus_status take_back_all(cs_correcting *work, bool *any)
{
    cs_in_force_list all = {0};
    CS_TRY(cs_corrections_of(work->store, work->number, &work->arena, &all, work->error));
    for (uint32_t i = 0; i < all.count; i++)
        CS_TRY(add_row(work, all.items[i].event, all.items[i].field));
    *any = all.count != 0;
    return CASUS_OK;
}

/* ---- telling what changed ---------------------------------------------------------------------- */

static casus_status document_name(cs_correcting *work, int64_t document, casus_text *out)
{
    bool row;
    cs_binder find = cs_binder_of(work->store, CS_SQL_DOCUMENT_NAME, work->error);
    cs_put_number(&find, document);
    CS_TRY(cs_put_step(&find, &row));
    *out =
        row ? cs_text_copy(cs_column_text(find.statement, 0), &work->arena) : CS_TEXT("");
    if (row)
        cs_reset(find.statement);
    return out->data ? CASUS_OK : cs_nomem(work->error);
}

static casus_text dropped_text(bool dropped)
{
    return dropped ? CS_TEXT("yes") : CS_TEXT("no");
}

static casus_status tell(cs_correcting *work, const cs_event_state *before,
                         const cs_event_state *after)
{
    cs_difference_list all = {0};
    casus_change change = {.before = &before->event, .after = &after->event};
    CS_TRY(
        cs_differences(&before->event, &after->event, &work->arena, &all, work->error));
    if (before->dropped != after->dropped)
        CS_TRY(cs_difference_add(&all, "dropped", dropped_text(before->dropped),
                                 dropped_text(after->dropped), &work->arena,
                                 work->error));
    if (!all.count)
        return CASUS_OK;
    CS_TRY(document_name(work, after->document, &change.document));
    change.differences = all.items;
    change.difference_count = all.count;
    return work->changed(work->context, &change)
               ? cs_fail(work->error, CASUS_IO, 0, "correcting was stopped")
               : CASUS_OK;
}

/* ---- all of it ------------------------------------------------------------------------------------ */

/* Keeps a correction of an event that is there. */
static casus_status keep(cs_correcting *work)
{
    cs_event_state before, after;
    bool any = true;
    CS_TRY(cs_event_read(work->store, work->number, &work->arena, &before, work->error));
    CS_TRY(cs_text_equal(work->field, CS_ALL_FIELDS)
               ? take_back_all(work, &any)
               : add_row(work, work->event, work->field));
    if (!any)
        return CASUS_OK;
    CS_TRY(cs_event_correct(work->store, work->number, work->error));
    CS_TRY(cs_event_read(work->store, work->number, &work->arena, &after, work->error));
    return work->changed ? tell(work, &before, &after) : CASUS_OK;
}

static casus_status copy_texts(cs_correcting *work, const casus_correction *correction)
{
    casus_text *const texts[] = {&work->event, &work->field, &work->note};
    const char *const from[] = {correction->event, correction->field, correction->note};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        *texts[i] = cs_text_trim(cs_text_of(from[i] ? from[i] : ""));
        *texts[i] = cs_text_copy(*texts[i], &work->arena);
        if (!texts[i]->data)
            return cs_nomem(work->error);
    }
    return CASUS_OK;
}

/* Checks the correction and completes its id and value. */
static casus_status check(cs_correcting *work, const cs_dict *dict,
                          const casus_correction *correction)
{
    CS_TRY(copy_texts(work, correction));
    CS_TRY(cs_key_complete(work->store, work->event, &work->arena, &work->event,
                           work->error));
    if (correction->made && !is_made(correction->made))
        return cs_fail(work->error, CASUS_MISUSE, 0,
                       "'%.40s' is no time such as 2026-11-23T10:57:07.123456Z",
                       correction->made);
    return cs_correction_check(dict, work->field,
                               cs_text_of(correction->value ? correction->value : ""),
                               &work->arena, &work->value, work->error);
}

static casus_status put(cs_correcting *work, const casus_correction *correction,
                        casus_correction_state *state)
{
    char made[CS_MADE_ROOM];
    bool present;
    if (correction->made)
        memcpy(made, correction->made, sizeof made);
    else
        CS_TRY(put_made(work, made));
    work->made = cs_text_of(made);
    CS_TRY(is_present(work, correction->made != NULL, &present));
    CS_TRY(cs_event_of(work->store, work->event, &work->number, work->error));
    *state = present        ? CASUS_CORRECTION_PRESENT
             : work->number ? CASUS_CORRECTION_HOLDS
                            : CASUS_CORRECTION_PENDING;
    if (!work->number && cs_text_equal(work->field, CS_ALL_FIELDS))
        return cs_fail(work->error, CASUS_MISUSE, 0, "there is no event %.*s",
                       (int)work->event.size, work->event.data);
    work->store->corrected = true;
    if (present)
        return CASUS_OK;
    return work->number ? keep(work) : add_row(work, work->event, work->field);
}

casus_status cs_correct(casus_store *store, const cs_dict *dict,
                        const casus_correction *correction, casus_change_function changed,
                        void *context, casus_correction_state *state, casus_error *error)
{
    cs_correcting work = {
        .store = store, .changed = changed, .context = context, .error = error};
    casus_status status = check(&work, dict, correction);
    if (status == CASUS_OK)
        status = cs_batch_begin(store, error);
    if (status == CASUS_OK) {
        status = put(&work, correction, state);
        if (status != CASUS_OK && status != CASUS_MISUSE)
            (void)cs_batch_undo(store, status);
    }
    cs_arena_free(&work.arena);
    return status;
}

/* ---- the list --------------------------------------------------------------------------------------- */

/* A text of the row with a null behind it; NULL when out of memory. */
static const char *string(const cs_statement *row, int column, cs_arena *arena)
{
    return cs_text_copy(cs_column_text(row, column), arena).data;
}

static casus_status give(const cs_statement *row, int64_t wanted,
                         casus_correction_function found, void *context,
                         casus_error *error)
{
    cs_arena arena = {0};
    const int64_t event = cs_column_number(row, 5);
    const casus_correction correction = {.event = string(row, 0, &arena),
                                         .field = string(row, 1, &arena),
                                         .value = string(row, 2, &arena),
                                         .note = string(row, 3, &arena),
                                         .made = string(row, 4, &arena)};
    const bool good = correction.event && correction.field && correction.value &&
                      correction.note && correction.made;
    casus_status status = good ? CASUS_OK : cs_nomem(error);
    if (good && (!wanted || event == wanted) &&
        found(context, &correction,
              cs_column_number(row, 6) ? CASUS_CORRECTION_SUPERSEDED
              : event                  ? CASUS_CORRECTION_HOLDS
                                       : CASUS_CORRECTION_PENDING))
        status = cs_fail(error, CASUS_IO, 0, "listing was stopped");
    cs_arena_free(&arena);
    return status;
}

static casus_status find_wanted(casus_store *store, const char *event, int64_t *out,
                                casus_error *error)
{
    cs_arena arena = {0};
    casus_text key;
    casus_status status = cs_key_complete(store, cs_text_of(event), &arena, &key, error);
    if (status == CASUS_OK)
        status = cs_event_of(store, key, out, error);
    if (status == CASUS_OK && !*out)
        status =
            cs_fail(error, CASUS_MISUSE, 0,
                    "there is no event '%.40s' (casus events shows their ids)", event);
    cs_arena_free(&arena);
    return status;
}

casus_status casus_store_corrections(casus_store *store, const char *event,
                                     casus_correction_function found, void *context,
                                     casus_error *error)
{
    bool row;
    int64_t wanted = 0;
    if (event)
        CS_TRY(find_wanted(store, event, &wanted, error));
    cs_binder list = cs_binder_of(store, CS_SQL_ALL_CORRECTIONS, error);
    CS_TRY(cs_put_step(&list, &row));
    while (row) {
        const casus_status status = give(list.statement, wanted, found, context, error);
        if (status != CASUS_OK)
            return cs_reset(list.statement), status;
        CS_TRY(cs_put_step(&list, &row));
    }
    return CASUS_OK;
}
