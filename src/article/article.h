/* article.h - document -> article: what of a plain text is title, byline, label, body or
 * notice.  Nothing is cut; paragraphs are marked, so that offsets hold.
 *
 * The words that betray a notice or a byline are in lang/XX/notices.txt. */
#ifndef CASUS_ARTICLE_ARTICLE_H
#define CASUS_ARTICLE_ARTICLE_H

#include "base/arena.h"
#include "casus.h"
#include "dict/dict.h"

/* Reads the article of one document; `input->text` must be valid UTF-8 and outlive `out`.
 */
casus_status cs_article(const casus_input *input, const cs_dict *dict, cs_arena *arena,
                        casus_article *out, casus_error *error);

/* Finds in an article whose paragraphs are known, of a web page, its dateline and who
 * published it first, where these are not known. */
casus_status cs_article_credit(const cs_dict *dict, cs_arena *arena, casus_article *article,
                               casus_error *error);

#endif
