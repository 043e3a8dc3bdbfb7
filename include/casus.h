/* casus.h - the public interface of libcasus, in the order of the pipeline.
 *
 * casus reads news reports and writes down who did what to whom, when, where,
 * and according to whom.  The way through this header:
 *
 *     casus_data_open()      one folder of model, dictionaries and tables, shared by threads
 *     casus_coder_new()      one coder per thread
 *     casus_reader_open()    bytes -> documents (plain text, JSON lines, CoNLL-U)
 *     casus_code()           one document -> article, sentences, trees, events
 *     casus_write()          the results as JSON lines, CoNLL-U, an explanation
 *     casus_store_open()     a database that keeps them: casus_store_add(), casus_store_events()
 *
 * All text is UTF-8.  All spans are half-open ranges of bytes of the article's
 * text.  Everything reached from a casus_doc lives as long as it does.  The
 * library keeps no global state, never prints, exits or reads the environment. */
#ifndef CASUS_H
#define CASUS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define CASUS_API        __attribute__((visibility("default")))
#define CASUS_MUST_CHECK __attribute__((warn_unused_result))
#else
#define CASUS_API
#define CASUS_MUST_CHECK
#endif

#define CASUS_MAX_TEXT (64u << 20) /**< bytes in one document: 64 MiB */
#define CASUS_NONE     UINT32_MAX  /**< no word, no sentence, no span */

/* ---- Errors ------------------------------------------------------------ */

/** What a casus function returns when it can fail.  Values are fixed for ever;
 *  new ones are added at the end. */
typedef enum casus_status {
    CASUS_OK = 0,
    CASUS_NOMEM = 1,     /**< an allocation failed; nothing was changed */
    CASUS_MISUSE = 2,    /**< the caller broke a stated precondition */
    CASUS_BAD_UTF8 = 3,  /**< the input is not valid UTF-8 */
    CASUS_TOO_LARGE = 4, /**< the input passes a stated limit */
    CASUS_BAD_INPUT = 5, /**< the input is not of the format it should be */
    CASUS_BAD_DATA = 6,  /**< casus's own data folder is missing, damaged or foreign */
    CASUS_IO = 7,        /**< reading or writing failed */
    CASUS_END = 8,       /**< no further document: not a failure */
    CASUS_FOREIGN = 9,   /**< the document is in a language that the pack is not for */
    CASUS_BAD_STORE =
        10, /**< the store is missing, foreign, newer, damaged, locked or full */
} casus_status;

/** Where and why a call failed.  Plain data: put it on the stack, no freeing. */
typedef struct casus_error {
    casus_status status;
    uint64_t offset; /**< byte offset in the input, or 0 where it has no meaning */
    uint32_t line;   /**< line in the input counted from 1, or 0 */
    char message
        [384]; /**< one English sentence, null-terminated, never empty on failure */
} casus_error;

/* ---- Text -------------------------------------------------------------- */

/** A view of UTF-8 text; not null-terminated; `data` may be NULL when size is 0. */
typedef struct casus_text {
    const char *data;
    uint32_t size; /**< bytes */
} casus_text;

/** The half-open byte range [start, end) of the article's text. */
typedef struct casus_span {
    uint32_t start;
    uint32_t end;
} casus_span;

/* ---- Language analysis: Universal Dependencies v2 ----------------------- */

/** Universal part of speech (https://universaldependencies.org/u/pos/). */
typedef enum casus_upos {
    CASUS_UPOS_X,
    CASUS_UPOS_ADJ,
    CASUS_UPOS_ADP,
    CASUS_UPOS_ADV,
    CASUS_UPOS_AUX,
    CASUS_UPOS_CCONJ,
    CASUS_UPOS_DET,
    CASUS_UPOS_INTJ,
    CASUS_UPOS_NOUN,
    CASUS_UPOS_NUM,
    CASUS_UPOS_PART,
    CASUS_UPOS_PRON,
    CASUS_UPOS_PROPN,
    CASUS_UPOS_PUNCT,
    CASUS_UPOS_SCONJ,
    CASUS_UPOS_SYM,
    CASUS_UPOS_VERB,
    CASUS_UPOS_COUNT
} casus_upos;

/** Universal relation without its subtype (https://universaldependencies.org/u/dep/). */
typedef enum casus_relation {
    CASUS_REL_DEP,
    CASUS_REL_ROOT,
    CASUS_REL_ACL,
    CASUS_REL_ADVCL,
    CASUS_REL_ADVMOD,
    CASUS_REL_AMOD,
    CASUS_REL_APPOS,
    CASUS_REL_AUX,
    CASUS_REL_CASE,
    CASUS_REL_CC,
    CASUS_REL_CCOMP,
    CASUS_REL_CLF,
    CASUS_REL_COMPOUND,
    CASUS_REL_CONJ,
    CASUS_REL_COP,
    CASUS_REL_CSUBJ,
    CASUS_REL_DET,
    CASUS_REL_DISCOURSE,
    CASUS_REL_DISLOCATED,
    CASUS_REL_EXPL,
    CASUS_REL_FIXED,
    CASUS_REL_FLAT,
    CASUS_REL_GOESWITH,
    CASUS_REL_IOBJ,
    CASUS_REL_LIST,
    CASUS_REL_MARK,
    CASUS_REL_NMOD,
    CASUS_REL_NSUBJ,
    CASUS_REL_NUMMOD,
    CASUS_REL_OBJ,
    CASUS_REL_OBL,
    CASUS_REL_ORPHAN,
    CASUS_REL_PARATAXIS,
    CASUS_REL_PUNCT,
    CASUS_REL_REPARANDUM,
    CASUS_REL_VOCATIVE,
    CASUS_REL_XCOMP,
    CASUS_REL_COUNT
} casus_relation;

/** The subtypes that casus distinguishes; all others are CASUS_SUB_OTHER. */
typedef enum casus_subtype {
    CASUS_SUB_NONE,
    CASUS_SUB_PASS,
    CASUS_SUB_POSS,
    CASUS_SUB_AGENT,
    CASUS_SUB_RELCL,
    CASUS_SUB_PRT,
    CASUS_SUB_UNMARKED,
    CASUS_SUB_PREDET,
    CASUS_SUB_PRECONJ,
    CASUS_SUB_OUTER,
    CASUS_SUB_DESC,
    CASUS_SUB_NAME,
    CASUS_SUB_OTHER,
    CASUS_SUB_COUNT
} casus_subtype;

/** Bits of casus_word.features, from the FEATS column. */
enum {
    CASUS_FEAT_PAST = 1 << 0,           /**< Tense=Past */
    CASUS_FEAT_PRES = 1 << 1,           /**< Tense=Pres */
    CASUS_FEAT_FUTURE = 1 << 2,         /**< Tense=Fut */
    CASUS_FEAT_FINITE = 1 << 3,         /**< VerbForm=Fin */
    CASUS_FEAT_INFINITIVE = 1 << 4,     /**< VerbForm=Inf */
    CASUS_FEAT_PARTICIPLE = 1 << 5,     /**< VerbForm=Part */
    CASUS_FEAT_GERUND = 1 << 6,         /**< VerbForm=Ger */
    CASUS_FEAT_IMPERATIVE = 1 << 7,     /**< Mood=Imp */
    CASUS_FEAT_CONDITIONAL = 1 << 8,    /**< Mood=Cnd */
    CASUS_FEAT_SUBJUNCTIVE = 1 << 9,    /**< Mood=Sub */
    CASUS_FEAT_PASSIVE = 1 << 10,       /**< Voice=Pass */
    CASUS_FEAT_PLURAL = 1 << 11,        /**< Number=Plur */
    CASUS_FEAT_SINGULAR = 1 << 12,      /**< Number=Sing */
    CASUS_FEAT_FIRST = 1 << 13,         /**< Person=1 */
    CASUS_FEAT_SECOND = 1 << 14,        /**< Person=2 */
    CASUS_FEAT_THIRD = 1 << 15,         /**< Person=3 */
    CASUS_FEAT_PERSONAL = 1 << 16,      /**< PronType=Prs */
    CASUS_FEAT_RELATIVE = 1 << 17,      /**< PronType contains Rel */
    CASUS_FEAT_INTERROGATIVE = 1 << 18, /**< PronType contains Int */
    CASUS_FEAT_NEGATIVE = 1 << 19,      /**< Polarity=Neg or PronType=Neg */
    CASUS_FEAT_POSSESSIVE = 1 << 20,    /**< Poss=Yes */
    CASUS_FEAT_FEMININE = 1 << 21,      /**< Gender=Fem */
    CASUS_FEAT_MASCULINE = 1 << 22,     /**< Gender=Masc */
};

/** What kind of paragraph.  All are analysed; events come from bodies and the title only. */
typedef enum casus_paragraph_kind {
    CASUS_PARAGRAPH_BODY,
    CASUS_PARAGRAPH_TITLE,
    CASUS_PARAGRAPH_BYLINE,
    CASUS_PARAGRAPH_LABEL,
    CASUS_PARAGRAPH_NOTICE
} casus_paragraph_kind;

typedef struct casus_paragraph {
    uint32_t start, end;
    casus_paragraph_kind kind;
} casus_paragraph;

/** One orthographic token; a multiword token ("don't") holds several words. */
typedef struct casus_token {
    uint32_t start, end;
    uint32_t first_word;  /**< index into the document's words */
    uint16_t word_count;  /**< 1 or more */
    uint16_t space_after; /**< 1 when white space follows */
} casus_token;

/** One syntactic word of UD.  Words of one multiword token share its bytes. */
typedef struct casus_word {
    uint32_t start, end; /**< bytes of the token it belongs to */
    uint32_t token;      /**< index into the document's tokens */
    uint32_t head;       /**< index into the document's words; CASUS_NONE at the root */
    uint32_t features;   /**< CASUS_FEAT_ bits */
    uint8_t upos;        /**< casus_upos */
    uint8_t relation;    /**< casus_relation */
    uint8_t subtype;     /**< casus_subtype */
    casus_text form, lemma, xpos, feats,
        deprel; /**< as in CoNLL-U; "_" is an empty text */
} casus_word;

/** One sentence: a run of tokens and words of one paragraph. */
typedef struct casus_sentence {
    uint32_t start, end;
    uint32_t first_token, token_count;
    uint32_t first_word, word_count;
    uint32_t paragraph; /**< index into the article's paragraphs */
} casus_sentence;

/* ---- Nouns of the record ------------------------------------------------ */

/** From byte `text` of the article on, its bytes are those from byte `source` of the document
 *  on, up to the next piece. */
typedef struct casus_piece {
    uint32_t text, source;
} casus_piece;

/** A line "Word: value" above an article, or what a page says of it: "section", "tag". */
typedef struct casus_label {
    casus_text name, value;
} casus_label;

/** An article: the text and what is known about it.  Empty texts are unknown. */
typedef struct casus_article {
    casus_text text; /**< all offsets are into this */
    casus_text title, byline, dateline, publisher, first_publisher, url;
    casus_text updated;  /**< ISO 8601 date of the last change */
    casus_text language; /**< BCP 47: as the document says, where its text does not speak
                          *   against it, else as its text shows */
    casus_text license;  /**< terms of reuse, e.g. "CC BY-SA 4.0" */
    const casus_text *notes; /**< what a reader should know: cut, not free ... */
    const casus_piece
        *map; /**< of a web page: text -> source; NULL = they are the same */
    uint32_t note_count, map_count;
    casus_text id;   /**< the document's id */
    casus_text date; /**< ISO 8601, perhaps reduced ("2024-03"); empty when unknown */
    casus_text date_from; /**< "published" or "dateline" */
    const casus_paragraph *paragraphs;
    uint32_t paragraph_count;
    const casus_text *authors; /**< the names of the byline */
    const casus_label *labels;
    uint32_t author_count, label_count;
} casus_article;

/** Who acts, is acted on, or speaks: one resolved actor. */
typedef struct casus_actor {
    casus_text
        code; /**< ISO 3166 alpha-3 or an organisation's short name; may be empty */
    casus_text kind;    /**< country igo armed_group party ngo company people other */
    casus_text role;    /**< GOV MIL ... ; may be empty */
    casus_text country; /**< of parties, companies, media, armed groups; may be empty */
    casus_text name;    /**< the words of the text */
    casus_span span;
    uint32_t word; /**< head word of the phrase */
} casus_actor;

typedef enum casus_event_status {
    CASUS_HAPPENED,
    CASUS_ONGOING,
    CASUS_PLANNED,
    CASUS_PROPOSED,
    CASUS_CONDITIONAL,
    CASUS_THREATENED,
    CASUS_NEGATED,
    CASUS_DENIED,
    CASUS_HYPOTHETICAL,
    CASUS_HISTORICAL,
    CASUS_EVENT_STATUS_COUNT
} casus_event_status;

/** Someone whose word we have for something: one link of a chain of reports. */
typedef struct casus_speaker {
    casus_text kind; /**< person organisation outlet document anonymous unstated */
    casus_text name; /**< the words of the text */
    casus_span span;
    casus_text code, role; /**< when resolved to an actor */
} casus_speaker;

/** Who is said to have said what.  Each part may have several pieces. */
typedef struct casus_attribution {
    casus_text kind;    /**< direct indirect mixed */
    casus_text reading; /**< report belief intent evaluation ("class" in JSON) */
    const casus_span *source;
    const casus_span *cue;
    const casus_span *content;
    uint32_t source_count, cue_count, content_count;
    casus_speaker speaker;
    casus_speaker
        via; /**< kind outlet ("told Reuters") or social_media ("wrote on Telegram");
                        *   empty: neither is named */
    uint32_t sentence;
    uint32_t
        parent; /**< index of the attribution whose content holds this one, or CASUS_NONE */
} casus_attribution;

/** The act that a speech act is about. */
typedef struct casus_about {
    casus_text predicate, object, place; /**< lemmas; place is a country code */
    int32_t polarity;                    /**< 1 or -1; 0 when there is no about */
    casus_span span;
} casus_about;

/** One coded event. */
typedef struct casus_event {
    char id[17]; /**< 16 hex digits, null-terminated */
    uint32_t sentence;
    casus_text date, date_from;
    const casus_actor *actors;
    const casus_actor *recipients;
    uint32_t actor_count, recipient_count;
    casus_text type, mode, cameo; /**< PLOVER type and mode, CAMEO code */
    casus_text contexts;          /**< separated by one blank */
    casus_text issues; /**< of its sentence: "SCHOOLS,2;TEACHERS,1"; empty without own
                                   *   tables of issues */
    casus_span action;
    casus_event_status status;
    casus_about about;
    casus_text voice; /**< report author quote */
    const casus_speaker *according_to;
    uint32_t according_to_count;
    casus_speaker
        origin; /**< far end of the chain; kind: own_reporting official_statement person
                           *   outlet anonymous social_media document unstated */
    const uint32_t
        *against; /**< indexes of events of which another source says the contrary */
    uint32_t against_count;
    uint32_t chain; /**< index of the first event of the document with the same chain */
    uint32_t next;  /**< the next event with the same chain, or CASUS_NONE */
    casus_text place_name, place_country;
    double latitude, longitude; /**< degrees; both NaN when unknown */
    double confidence;          /**< 0..1 */
    uint32_t word;              /**< the predicate */
    casus_text cameo_back; /**< what the recipients do to the actors; empty: nothing */
    casus_text rule;       /**< the dictionary line that made it, "file:line entry" */
} casus_event;

/* ---- Data folder --------------------------------------------------------- */

/** Model, dictionaries and tables of one data folder: read-only, shared by threads. */
typedef struct casus_data casus_data;

/** Opens a data folder.
 *
 *  path      the folder that holds `dict`, `lang` and `ontology`.
 *  language  ISO 639 code of the language pack, e.g. "en".
 *  out       receives the data, NULL on failure; free with casus_data_free().
 *
 *  Errors    CASUS_BAD_DATA names the file, the line and the fault; CASUS_NOMEM.
 *  Threads   the result may be used by any number of threads at once. */
CASUS_MUST_CHECK CASUS_API casus_status casus_data_open(const char *path,
                                                        const char *language,
                                                        casus_data **out,
                                                        casus_error *error);

/** The same with a folder of one's own tables, laid out like a data folder, that adds to it: its
 *  tables are read after those of the same name.  What its file REPLACES names, one file or
 *  folder a line ("lang/en/frames"), is not read from the data folder.
 *
 *  own       the folder; NULL for none. */
CASUS_MUST_CHECK CASUS_API casus_status casus_data_open_with(const char *path,
                                                             const char *own,
                                                             const char *language,
                                                             casus_data **out,
                                                             casus_error *error);

/** The stamp that every record carries: "casus 0.1.0; en 2026.11; ...".  Owned by `data`. */
CASUS_API const char *casus_data_version(const casus_data *data);

/** Frees a data folder; NULL is allowed.  No coder may use it any more. */
CASUS_API void casus_data_free(casus_data *data);

/** The version of the library, "0.1.0". */
CASUS_API const char *casus_version(void);

/* ---- Reading -------------------------------------------------------------- */

/** What the bytes of a document are. */
typedef enum casus_media {
    CASUS_MEDIA_TEXT,  /**< UTF-8 text */
    CASUS_MEDIA_HTML,  /**< a web page in any encoding */
    CASUS_MEDIA_PIECE, /**< a piece of HTML that is all article, as in feeds */
} casus_media;

/** One document as it came in.  Views; the text is copied by casus_code(). */
typedef struct casus_input {
    casus_text text;
    casus_text id, date, title, url, publisher, author;
    casus_text charset; /**< of a page: what its sender said, e.g. "iso-8859-1" */
    casus_media media;
    int any_language;    /**< 1: analyse it whatever language it is in */
    uint32_t first_line; /**< where it stood in its file, from 1; 0 when not known */
} casus_input;

typedef enum casus_format {
    CASUS_FORMAT_TEXT,
    CASUS_FORMAT_JSONL,
    CASUS_FORMAT_CONLLU,
    CASUS_FORMAT_ANY,  /**< told from the first bytes; gzip is undone in any format */
    CASUS_FORMAT_HTML, /**< one page */
    CASUS_FORMAT_WARC, /**< the pages and texts of a web archive */
    CASUS_FORMAT_FEED, /**< the items of RSS, Atom or JSON Feed that hold text */
} casus_format;

/** Reads documents one after the other from a stream of bytes. */
typedef struct casus_reader casus_reader;

/** Gives the next bytes: writes at most `size` to `buffer` and returns their number, 0 at
 *  the end, -1 on failure. */
typedef ptrdiff_t (*casus_read_function)(void *context, char *buffer, size_t size);

/** Opens a reader on a stream.
 *
 *  name    what documents are called when they carry no id of their own; copied.
 *  Errors  CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status
casus_reader_open(casus_format format, const char *name, casus_read_function read,
                  void *context, casus_reader **out, casus_error *error);

/** Gives the next document; its views are good until the next call.
 *
 *  Errors  CASUS_END after the last one.  CASUS_BAD_INPUT, CASUS_BAD_UTF8, CASUS_TOO_LARGE:
 *          this document is bad, `error` names line and byte; the next call goes on behind it.
 *          CASUS_IO, CASUS_NOMEM: the reader is of no further use. */
CASUS_MUST_CHECK CASUS_API casus_status casus_reader_next(casus_reader *reader,
                                                          casus_input *input,
                                                          casus_error *error);

/** Closes a reader; NULL is allowed. */
CASUS_API void casus_reader_close(casus_reader *reader);

/* ---- Coding ---------------------------------------------------------------- */

/** The working memory of one thread. */
typedef struct casus_coder casus_coder;

/** A coded document: article, trees, attributions, events. */
typedef struct casus_doc casus_doc;

/** How far to go with a document. */
typedef enum casus_depth {
    CASUS_DEPTH_ARTICLE = -1, /**< text and what is known about it, no sentences */
    CASUS_DEPTH_TOKENS = 0,
    CASUS_DEPTH_TREES,
    CASUS_DEPTH_EVENTS
} casus_depth;

/** Makes a coder for one thread; `data` must outlive it.  Errors: CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status casus_coder_new(const casus_data *data,
                                                        casus_coder **out,
                                                        casus_error *error);

/** Frees a coder; NULL is allowed. */
CASUS_API void casus_coder_free(casus_coder *coder);

/** Analyses and codes one document.
 *
 *  input   text must be valid UTF-8 of at most CASUS_MAX_TEXT bytes; copied.
 *  depth   the last stage to run.
 *  out     receives the document, NULL on failure; free with casus_doc_free().
 *
 *  Errors  CASUS_BAD_UTF8 (offset of the first bad byte), CASUS_TOO_LARGE, CASUS_NOMEM;
 *          CASUS_FOREIGN when sentences are asked of a text that is certainly in another
 *          language than that of the data and `input->any_language` is 0.
 *  Threads safe with different coders.
 *  Cost    O(size). */
CASUS_MUST_CHECK CASUS_API casus_status casus_code(casus_coder *coder,
                                                   const casus_input *input,
                                                   casus_depth depth, casus_doc **out,
                                                   casus_error *error);

/** Tags, parses and codes given tokens: `input->text` is one or more sentences in CoNLL-U, of
 *  which only ids, forms and SpaceAfter are used.  Otherwise like casus_code(). */
CASUS_MUST_CHECK CASUS_API casus_status casus_code_conllu(casus_coder *coder,
                                                          const casus_input *input,
                                                          casus_depth depth,
                                                          casus_doc **out,
                                                          casus_error *error);

CASUS_API const casus_article *casus_doc_article(const casus_doc *doc);

/** The byte of the document that byte `at` of the article's text came from.  A page that was
 *  not UTF-8 counts in bytes of its UTF-8 form. */
CASUS_API uint32_t casus_source_offset(const casus_article *article, uint32_t at);

CASUS_API const casus_sentence *casus_doc_sentences(const casus_doc *doc,
                                                    uint32_t *count);
CASUS_API const casus_token *casus_doc_tokens(const casus_doc *doc, uint32_t *count);
CASUS_API const casus_word *casus_doc_words(const casus_doc *doc, uint32_t *count);
CASUS_API const casus_attribution *casus_doc_attributions(const casus_doc *doc,
                                                          uint32_t *count);
CASUS_API const casus_event *casus_doc_events(const casus_doc *doc, uint32_t *count);

/** Frees a document and everything reached from it; NULL is allowed. */
CASUS_API void casus_doc_free(casus_doc *doc);

/* ---- Writing ----------------------------------------------------------------- */

typedef enum casus_output {
    CASUS_OUTPUT_EVENTS,   /**< one JSON event record a line */
    CASUS_OUTPUT_QUOTES,   /**< one JSON attribution record a line */
    CASUS_OUTPUT_ARTICLE,  /**< one JSON article record */
    CASUS_OUTPUT_CONLLU,   /**< the analysis as CoNLL-U */
    CASUS_OUTPUT_EXPLAIN,  /**< for people: each sentence, its events, and why */
    CASUS_OUTPUT_STATUS,   /**< each predicate and its status, tab-separated */
    CASUS_OUTPUT_CSV,      /**< the event record as comma-separated values */
    CASUS_OUTPUT_PETRARCH, /**< PETRARCH-2, 8 columns */
    CASUS_OUTPUT_PHOENIX,  /**< Phoenix, 26 columns */
    CASUS_OUTPUT_ICEWS,    /**< ICEWS, 20 columns */
    CASUS_OUTPUT_GDELT,    /**< GDELT 2.0 events, 61 columns */
    CASUS_OUTPUT_PLOVER,   /**< PLOVER as JSON lines */
    CASUS_OUTPUT_CHAINS,   /**< one JSON record a line for each chain of sources */
    CASUS_OUTPUT_UNKNOWN /**< names that no dictionary knows where an actor would stand: name,
                            *   "source" or "recipient", document, sentence number, sentence */
} casus_output;

/** Which events to write; all zero is what casus_write() does. */
typedef struct casus_choice {
    double min_confidence; /**< events below it are left out */
    int all_statuses;      /**< 1: forms that cannot say it write denied, negated and
                            *   hypothetical events too, as if they had happened */
    int one_a_story; /**< 1: forms of pairs write one row a document for the same date,
                            *   source, target and code */
} casus_choice;

/** Receives a piece of output; returns 0, or anything else to stop. */
typedef int (*casus_write_function)(void *context, const char *bytes, size_t size);

/** Writes what was found in a document.
 *
 *  Errors  CASUS_IO when `write` asked to stop; CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status casus_write(const casus_doc *doc,
                                                    casus_output output,
                                                    casus_write_function write,
                                                    void *context, casus_error *error);

/** The same for the events that were chosen.  Forms: docs/formats.md. */
CASUS_MUST_CHECK CASUS_API casus_status
casus_write_chosen(const casus_doc *doc, casus_output output, const casus_choice *choice,
                   casus_write_function write, void *context, casus_error *error);

/** The line of column names that stands above the records of a form, with its line end;
 *  "" for forms that have none. */
CASUS_API const char *casus_output_heading(casus_output output);

/* ---- Reasons ----------------------------------------------------------------------- */

/** What became of one dictionary entry at one word of a text. */
typedef enum casus_reason_kind {
    CASUS_REASON_EVENT,      /**< it fits and makes an event */
    CASUS_REASON_NO_ENTRY,   /**< the word, a verb, has no entry at all */
    CASUS_REASON_PARTICLE,   /**< a particle of the predicate is not there */
    CASUS_REASON_OBJECT,     /**< the object that makes the predicate is not there */
    CASUS_REASON_MISSING,    /**< a need= does not hold */
    CASUS_REASON_FORBIDDEN,  /**< a not= holds */
    CASUS_REASON_NO_CONTENT, /**< an operator, and no rule for what it is about */
    CASUS_REASON_NOTHING,    /**< the entry or the rule says that nothing is coded */
    CASUS_REASON_WEAKER,     /**< another entry of the word fits better */
    CASUS_REASON_WITHIN,     /**< the act is part of another one */
    CASUS_REASON_SUPPORTING, /**< use=about: makes an event only where both sides are known */
    CASUS_REASON_STRANGER, /**< the one who acts is no actor of the dictionaries */
    CASUS_REASON_NOBODY,   /**< no political actor stands on either side */
    CASUS_REASON_SEQUENCE, /**< the words of before= and after= are not there */
    CASUS_REASON_ASIDE, /**< clause=main, and it stands in a noun phrase or participle */
    CASUS_REASON_KIND_COUNT
} casus_reason_kind;

typedef struct casus_reason {
    uint32_t sentence, word; /**< of the document */
    casus_reason_kind kind;
    casus_text rule; /**< the entry, "file:line  code  predicate"; may be empty */
    casus_text
        condition; /**< the condition that decided, as it is written; may be empty */
} casus_reason;

/** Receives one reason; its texts are good until the function returns. */
typedef void (*casus_reason_function)(void *context, const casus_reason *reason);

/** Says for every word of a coded document that has entries what became of each of them, in
 *  the order of words and entries.
 *
 *  Errors  CASUS_MISUSE when the document was not coded as far as its events; CASUS_NOMEM.
 *  Cost    codes the document's trees a second time. */
CASUS_MUST_CHECK CASUS_API casus_status casus_explain(const casus_doc *doc,
                                                      casus_reason_function found,
                                                      void *context, casus_error *error);

/** What a kind of reason says, a few English words. */
CASUS_API const char *casus_reason_name(casus_reason_kind kind);

/** The word for a status: "happened", "planned" ... */
CASUS_API const char *casus_event_status_name(casus_event_status status);

/* ---- Stories ----------------------------------------------------------------------- */

/** How two articles are akin. */
typedef enum casus_kinship {
    CASUS_KIN_NONE,
    CASUS_KIN_COPY,    /**< most of each stands in the other, word for word */
    CASUS_KIN_REWRITE, /**< sentence by sentence they say the same in other words */
    CASUS_KIN_EXCERPT, /**< most of one stands in the other */
    CASUS_KIN_PARTIAL, /**< they share a part, as a roundup does with what it puts together */
    CASUS_KIN_COUNT
} casus_kinship;

/** The word for a kinship: "copy", "rewrite" ... */
CASUS_API const char *casus_kinship_name(casus_kinship kinship);

#define CASUS_SKETCH_BYTES 5440 /**< the most bytes of one sketch */

/** What is kept of an article to compare it with others, as bytes that are the same on every
 *  machine. */
typedef struct casus_sketch {
    uint32_t size;
    uint8_t bytes[CASUS_SKETCH_BYTES];
} casus_sketch;

/** Makes the sketch of a document's body.
 *
 *  Errors  CASUS_MISUSE when the document has no sentences; CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status casus_sketch_make(const casus_doc *doc,
                                                          casus_sketch *out,
                                                          casus_error *error);

/** Articles to be put together into stories. */
typedef struct casus_stories casus_stories;

CASUS_MUST_CHECK CASUS_API casus_status casus_stories_new(casus_stories **out,
                                                          casus_error *error);

/** Adds an article.
 *
 *  id, date, title  copied; `date` is ISO 8601, perhaps reduced, or empty.
 *  Errors           CASUS_BAD_INPUT when the sketch is damaged; CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status casus_stories_add(casus_stories *stories,
                                                          casus_text id, casus_text date,
                                                          casus_text title,
                                                          const casus_sketch *sketch,
                                                          casus_error *error);

/** Finds the stories and writes one JSON record for each article, in the order of their dates
 *  and ids: docs/stories.md.  The order of adding does not matter.
 *
 *  Errors  CASUS_IO when `write` asked to stop; CASUS_NOMEM.
 *  Cost    O(articles): each one is compared with 24 others at most. */
CASUS_MUST_CHECK CASUS_API casus_status casus_stories_write(casus_stories *stories,
                                                            casus_write_function write,
                                                            void *context,
                                                            casus_error *error);

/** Frees stories; NULL is allowed. */
CASUS_API void casus_stories_free(casus_stories *stories);

/* ---- Dictionaries ---------------------------------------------------------------- */

/** Receives one finding of a casus_dict_ function. */
typedef void (*casus_finding_function)(void *context, const char *file, uint32_t line,
                                       const char *message);

/** Where findings go. */
typedef struct casus_findings {
    casus_finding_function found; /**< may be NULL for casus_dict_convert() only */
    void *context;                /**< handed to `found` */
    uint32_t count;               /**< receives their number */
} casus_findings;

/** Reads all dictionaries of a data folder and reports every fault.
 *
 *  own     a folder as for casus_data_open_with(), or NULL.
 *  out     receives the faults and their number.
 *  Errors  CASUS_BAD_DATA when a file cannot be read at all; CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status casus_dict_check(const char *path,
                                                         const char *own,
                                                         const char *language,
                                                         casus_findings *out,
                                                         casus_error *error);

/** Reports every line of the tables that mentions a word, letter case apart, and every frame
 *  that uses a class in which the word stands; the message is the line itself.
 *
 *  own     a folder as for casus_data_open_with(), or NULL.
 *  out     receives the lines and their number.
 *  Errors  CASUS_BAD_DATA when a table cannot be read; CASUS_MISUSE for an empty word;
 *          CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status casus_dict_find(const char *path, const char *own,
                                                        const char *language,
                                                        const char *word,
                                                        casus_findings *out,
                                                        casus_error *error);

/** Receives one number of casus_data_count(). */
typedef void (*casus_count_function)(void *context, const char *what, uint32_t number);

/** Says in numbers what the dictionaries of a data folder hold. */
CASUS_API void casus_data_count(const casus_data *data, casus_count_function found,
                                void *context);

/** Converts dictionaries of TABARI and PETRARCH (actors, agents, verbs) into a folder for
 *  casus_data_open_with().
 *
 *  inputs   files, or folders of files; their names tell what they hold.
 *  folder   the folder to write.
 *  out      receives what could not be taken over as it stands.
 *  Errors   CASUS_BAD_DATA when a file cannot be read, CASUS_BAD_INPUT when none is a dictionary,
 *           CASUS_IO when the folder cannot be written; CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status
casus_dict_convert(const char *const *inputs, uint32_t input_count, const char *folder,
                   const char *language, casus_findings *out, casus_error *error);

/* ---- The store ------------------------------------------------------------------------- */

/** A database of coded documents: a file of SQLite.
 *  Its tables are for everyone's SQL: docs/store.md.  A handle belongs to one thread at a time. */
typedef struct casus_store casus_store;

typedef enum casus_store_mode {
    CASUS_STORE_READ,  /**< ask only; others may write at the same time */
    CASUS_STORE_WRITE, /**< a store that is there */
    CASUS_STORE_CREATE /**< the same, made when it is not there */
} casus_store_mode;

/** Opens a store; one of an older schema is brought up to date when it may be written.
 *
 *  where   the path of the file
 *  out     receives the store, NULL on failure; free with casus_store_close().
 *
 *  Errors  CASUS_BAD_STORE says what is wrong with it and what to do; CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_open(const char *where,
                                                         casus_store_mode mode,
                                                         casus_store **out,
                                                         casus_error *error);

/** Closes a store; what was added since the last casus_store_commit() is taken back.  NULL is
 *  allowed. */
CASUS_API void casus_store_close(casus_store *store);

/** Bytes of a document's key: 32 hex digits and a null. */
#define CASUS_KEY_ROOM 33

/** The key by which a store knows a document again: of its text, date, title, address and
 *  publisher, not of its id, so that a file may be renamed. */
CASUS_API void casus_document_key(const casus_input *input, char key[CASUS_KEY_ROOM]);

/** Whether the store has a document with this key; `*present` receives 1 or 0.
 *
 *  Errors  CASUS_BAD_STORE; CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_has(casus_store *store,
                                                        const char *key, int *present,
                                                        casus_error *error);

/** How a run of adding went. */
typedef struct casus_run {
    uint64_t documents; /**< added */
    uint64_t present;   /**< that were there already */
    uint64_t skipped;   /**< that were bad */
    uint64_t events;    /**< coded events of the added documents */
} casus_run;

/** Begins a run: what is added from now on carries the versions of `data`.
 *
 *  options  the options of the run, for the record; any text.
 *  Errors   CASUS_BAD_STORE; CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_begin(casus_store *store,
                                                          const casus_data *data,
                                                          const char *options,
                                                          casus_error *error);

/** Adds a document that was coded as far as its events.
 *
 *  key     of its input, from casus_document_key().
 *  doc     NULL when the store has it: then only `name`, what it is called here, is noted.
 *  added   receives 1, or 0 when the store had it.
 *
 *  Errors  CASUS_MISUSE without a run; CASUS_BAD_STORE, CASUS_NOMEM: all since the last
 *          casus_store_commit() is taken back. */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_add(casus_store *store,
                                                        const char *key, casus_text name,
                                                        const casus_doc *doc, int *added,
                                                        casus_error *error);

/** Makes what was added last for good: when this returns CASUS_OK, it is on the disk. */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_commit(casus_store *store,
                                                           casus_error *error);

/** Sets the rule by which a store puts reports together into events (docs/stories.md, M1-M9).
 *
 *  rule    parts separated by commas; what is not named is as in "all,root,said=0,published=1,
 *          story=7", the usual rule.
 *  Errors  CASUS_MISUSE when it is no rule, or the store has documents and another rule;
 *          CASUS_BAD_STORE; CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_merge(casus_store *store,
                                                          const char *rule,
                                                          casus_error *error);

/** Finds all stories and events anew, in the order of the dates of the articles, and commits.
 *
 *  rule    another rule, as above; NULL keeps that of the store.
 *  Errors  CASUS_MISUSE when it is no rule; CASUS_BAD_STORE; CASUS_NOMEM: nothing has changed. */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_settle(casus_store *store,
                                                           const char *rule,
                                                           casus_error *error);

/** Notes how the run went and commits. */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_end(casus_store *store,
                                                        const casus_run *run,
                                                        casus_error *error);

typedef enum casus_order {
    CASUS_ORDER_NEWEST,  /**< by date, the last one first */
    CASUS_ORDER_OLDEST,  /**< by date */
    CASUS_ORDER_ADDED,   /**< as they came into the store */
    CASUS_ORDER_ORIGINS, /**< those with most independent origins first */
    CASUS_ORDER_COUNT
} casus_order;

/** Which events are asked for; all that is zero or NULL asks for nothing. */
typedef struct casus_query {
    const char *id;            /**< of an event, or of any report of it */
    const char *actor;         /**< a code, perhaps with a role: "RUS", "RUS MIL" */
    const char *recipient;     /**< the same */
    const char *with;          /**< the same, on either side */
    const char *type;          /**< PLOVER type: ASSAULT */
    const char *code;          /**< CAMEO code or the beginning of one: 19, 190 */
    const char *since, *until; /**< dates, both included */
    const char *place;         /**< ISO 3166 alpha-3 */
    const char *status;        /**< a name as of casus_event_status_name() */
    const char *origin_kind; /**< kind of the first source: anonymous, organisation ... */
    const char *text;        /**< words, or "a phrase", of the sentence */
    const char *document;    /**< the name of a document */
    const char *after;       /**< id of the event behind which the page begins */
    uint64_t limit;          /**< at most so many; 0 = all */
    uint32_t min_origins;    /**< independent origins */
    double min_confidence;
    casus_order order;
} casus_query;

/** What the store knows of an event beside its record. */
typedef struct casus_kept {
    uint64_t number;    /**< in this store */
    uint64_t reports;   /**< coded events that tell of it */
    uint64_t documents; /**< in which they stand */
    uint64_t origins;   /**< independent ones */
    int corrected;      /**< how many fields are as a person says */
} casus_kept;

/** Receives an event; not 0 stops.  `doc` holds its article and this one event, as far as
 *  casus_write() of any form of events needs it; it is good until the function returns. */
typedef int (*casus_kept_function)(void *context, const casus_doc *doc,
                                   const casus_kept *kept);

/** Asks for events.
 *
 *  data    what casus_write() will look into; NULL when `found` does not write.
 *  Errors  CASUS_MISUSE names a bad filter; CASUS_IO when `found` stopped; CASUS_BAD_STORE;
 *          CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status
casus_store_events(casus_store *store, const casus_data *data, const casus_query *query,
                   casus_kept_function found, void *context, casus_error *error);

/* ---- Corrections ----------------------------------------------------------------------------- */

/** A field in which an event was changed. */
typedef struct casus_difference {
    const char *
        field; /**< date actor recipient code type mode contexts status about place origin
                        *   according_to dropped; of a store also report and an id */
    casus_text before, after; /**< in words; empty: nothing */
} casus_difference;

/** What became of an event. */
typedef struct casus_change {
    const casus_event *before, *after; /**< NULL: it was not, or is no more, there */
    casus_text document;               /**< the name of its document */
    casus_text text;                   /**< its sentence; empty when it is not at hand */
    const casus_difference *differences;
    uint32_t difference_count;
} casus_change;

/** Receives a change, which is good until the function returns; not 0 stops. */
typedef int (*casus_change_function)(void *context, const casus_change *change);

/** What a person says of one field of an event: docs/store.md, "Corrections". */
typedef struct casus_correction {
    const char *event; /**< id of the event, or of any report of it, or its beginning */
    const char
        *field; /**< actor, recipient, code, status, dropped; all with the value "-" */
    const char
        *value; /**< "RUS MIL, BLR", "190", "planned", "yes"; "-": as it was coded */
    const char *note; /**< why; NULL or "": nothing is said */
    const char *made; /**< when, "2026-11-23T10:57:07.123456Z"; NULL: now */
} casus_correction;

typedef enum casus_correction_state {
    CASUS_CORRECTION_HOLDS,      /**< its event says so */
    CASUS_CORRECTION_SUPERSEDED, /**< a later one of the same field holds */
    CASUS_CORRECTION_PENDING,    /**< the store has no such event yet */
    CASUS_CORRECTION_PRESENT     /**< it was there already */
} casus_correction_state;

/** Keeps a correction and changes its event, which says so as well when its document is coded
 *  again; the reports stay as they were coded.  casus_store_commit() makes it last.
 *
 *  data     knows codes and actors.
 *  changed  receives what is different now, when there is something; may be NULL.
 *  state    receives what became of it; never SUPERSEDED.
 *  Errors   CASUS_MISUSE says what is wrong with the correction, and nothing was changed;
 *           CASUS_IO when `changed` stopped, CASUS_BAD_STORE, CASUS_NOMEM: all since the last
 *           casus_store_commit() is taken back. */
CASUS_MUST_CHECK CASUS_API casus_status
casus_store_correct(casus_store *store, const casus_data *data,
                    const casus_correction *correction, casus_change_function changed,
                    void *context, casus_correction_state *state, casus_error *error);

/** Receives a correction, good until the function returns; not 0 stops. */
typedef int (*casus_correction_function)(void *context,
                                         const casus_correction *correction,
                                         casus_correction_state state);

/** Gives all corrections in the order in which they were made.
 *
 *  event   id of an event or of any report of it: only its corrections; NULL: all.
 *  Errors  CASUS_MISUSE when there is no such event; CASUS_IO when `found` stopped;
 *          CASUS_BAD_STORE; CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_corrections(
    casus_store *store, const char *event, casus_correction_function found, void *context,
    casus_error *error);

/** Writes the corrections as casus_store_corrections() gives them, one JSON object a line:
 *  {"event","field","value","note","made"}.
 *
 *  Errors  like casus_store_corrections(); CASUS_IO when `write` asked to stop. */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_export(casus_store *store,
                                                           const char *event,
                                                           casus_write_function write,
                                                           void *context,
                                                           casus_error *error);

/** casus_store_correct() with a line of casus_store_export(); "note" and "made" may be missing.
 *
 *  Errors  CASUS_BAD_INPUT when the line is no such object; else like casus_store_correct(). */
CASUS_MUST_CHECK CASUS_API casus_status
casus_store_import(casus_store *store, const casus_data *data, casus_text line,
                   casus_change_function changed, void *context,
                   casus_correction_state *state, casus_error *error);
/* ---- The store in rows ------------------------------------------------------------------ */

/** What a value of a row is. */
typedef enum casus_value_kind {
    CASUS_VALUE_NONE, /**< not known */
    CASUS_VALUE_TEXT,
    CASUS_VALUE_INTEGER,
    CASUS_VALUE_REAL
} casus_value_kind;

/** One column of one row. */
typedef struct casus_value {
    const char *name; /**< of the column */
    casus_text
        text; /**< the value as text, whatever its kind; empty when it is not known */
    casus_value_kind kind;
} casus_value;

/** Receives one row of an answer; not 0 stops.  The row is good until the function returns. */
typedef int (*casus_row_function)(void *context, const casus_value *row, uint32_t count);

/** Asks a question in SQL: one statement that reads; the tables are in docs/store.md.
 *
 *  seconds  how long it may take; 0 = as long as it wants.
 *  Errors   CASUS_MISUSE when the statement is wrong, would change something, or is not one;
 *           CASUS_TOO_LARGE when it took too long; CASUS_IO when `found` stopped;
 *           CASUS_BAD_STORE; CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_sql(casus_store *store,
                                                        const char *sql, uint32_t seconds,
                                                        casus_row_function found,
                                                        void *context,
                                                        casus_error *error);

/** Says in one row what a store holds: versions, size, counts, first and last dates.
 *
 *  Errors  CASUS_IO when `found` stopped; CASUS_BAD_STORE; CASUS_NOMEM. */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_info(casus_store *store,
                                                         casus_row_function found,
                                                         void *context,
                                                         casus_error *error);

/** The runs that filled a store, a row each, the first one first; `ended` is empty for one that
 *  is at work or was stopped.
 *
 *  Errors  as casus_store_info(). */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_runs(casus_store *store,
                                                         casus_row_function found,
                                                         void *context,
                                                         casus_error *error);

/** Checks a store: the database's own check of its file; then that every report has its
 *  document and its event, every event its reports, that counts are true, that all places lie
 *  in their texts, and that the index of words has all sentences and no others.
 *
 *  out     receives what is wrong, and of how many kinds; the file is the store.  When the file
 *          itself is damaged, the rest is not looked at.
 *  Errors  CASUS_BAD_STORE when it cannot be checked at all; CASUS_NOMEM.
 *  Cost    reads everything: a minute or so for a million events. */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_check(casus_store *store,
                                                          casus_findings *out,
                                                          casus_error *error);

/* ---- Coding again ------------------------------------------------------------------------------ */

/** How coding again went. */
typedef struct casus_recoded {
    uint64_t documents; /**< coded again */
    uint64_t left;      /**< cannot be: given as tokens, or of another language pack */
    uint64_t same, changed, added, gone; /**< reports */
} casus_recoded;

/** Codes the kept articles again and gives each report that is new, gone or changed; writes
 *  nothing.
 *
 *  coder     codes with the model and dictionaries of now.
 *  document  the name of the only document to look at; NULL: all.
 *  since     only documents of this date or later; NULL: all.
 *  changed   receives the changes in the order of documents and of their texts; may be NULL.
 *  Errors    CASUS_IO when `changed` stopped; CASUS_BAD_STORE; CASUS_NOMEM.
 *  Cost      that of coding. */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_compare(
    casus_store *store, casus_coder *coder, const char *document, const char *since,
    casus_change_function changed, void *context, casus_recoded *out, casus_error *error);

/** Codes all kept articles again and takes the result over, in one transaction: as if they had
 *  been added with the model and dictionaries of now.  Corrections hold; the run is recorded.
 *
 *  options  of the run, for the record, as for casus_store_begin().
 *  Errors   CASUS_MISUSE when a document cannot be coded again; CASUS_BAD_STORE, CASUS_NOMEM.
 *           Nothing was changed then. */
CASUS_MUST_CHECK CASUS_API casus_status casus_store_recode(casus_store *store,
                                                           casus_coder *coder,
                                                           const char *options,
                                                           casus_recoded *out,
                                                           casus_error *error);

#ifdef __cplusplus
}
#endif
#endif
