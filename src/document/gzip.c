#include "document/gzip.h"

#include "base/error.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { CHUNK = 1 << 16, ANY_HEADER = 15 + 32, RATIO = 200 };

struct cs_gzip {
    z_stream z;
    casus_read_function read;
    void *context;
    size_t kept;      /* bytes of `in` still to be used, at z.next_in */
    bool ended, done; /* no more input; no more output */
    unsigned char in[CHUNK];
};

casus_status cs_gzip_open(cs_gzip **out, casus_text first, casus_read_function read,
                          void *context, casus_error *error)
{
    cs_gzip *g = calloc(1, sizeof *g + first.size);
    *out = NULL;
    if (!g || inflateInit2(&g->z, ANY_HEADER) != Z_OK) {
        free(g);
        return cs_nomem(error);
    }
    g->read = read;
    g->context = context;
    /* The room behind the struct holds what was read already. */
    memcpy(g + 1, first.data, first.size);
    g->z.next_in = (unsigned char *)(g + 1);
    g->z.avail_in = first.size;
    *out = g;
    return CASUS_OK;
}

void cs_gzip_close(cs_gzip *gzip)
{
    if (!gzip)
        return;
    (void)inflateEnd(&gzip->z);
    free(gzip);
}

static casus_status more(cs_gzip *g, casus_error *error)
{
    if (g->z.avail_in || g->ended)
        return CASUS_OK;
    const ptrdiff_t got = g->read(g->context, (char *)g->in, sizeof g->in);
    if (got < 0)
        return cs_fail(error, CASUS_IO, 0, "reading failed");
    g->ended = got == 0;
    g->z.next_in = g->in;
    g->z.avail_in = (unsigned)got;
    return CASUS_OK;
}

static bool is_bomb(const z_stream *z)
{
    return z->total_out > CASUS_MAX_TEXT && z->total_out / RATIO > z->total_in;
}

casus_status cs_gzip_read(cs_gzip *g, char *out, size_t size, ptrdiff_t *got,
                          casus_error *error)
{
    g->z.next_out = (unsigned char *)out;
    g->z.avail_out = (unsigned)size;
    *got = 0;
    while (!g->done && g->z.avail_out == size) {
        CS_TRY(more(g, error));
        if (g->ended && !g->z.avail_in) {
            g->done = true;
            return cs_fail(
                error, CASUS_BAD_INPUT, g->z.total_out,
                "the compressed data end too early; what came before was read");
        }
        const int code = inflate(&g->z, Z_NO_FLUSH);
        if (is_bomb(&g->z)) {
            g->done = true;
            return cs_fail(
                error, CASUS_TOO_LARGE, g->z.total_out,
                "the compressed data grow more than %d times; this is no article", RATIO);
        }
        if (code == Z_STREAM_END) {
            const size_t written = size - g->z.avail_out;
            CS_TRY(more(g, error));
            /* Zeros behind the last member are padding. */
            g->done = (g->ended && !g->z.avail_in) || *g->z.next_in == 0;
            if (!g->done && inflateReset(&g->z) != Z_OK)
                return cs_nomem(error);
            g->z.next_out = (unsigned char *)out + written;
        } else if (code != Z_OK && code != Z_BUF_ERROR) {
            g->done = true;
            return cs_fail(error, CASUS_BAD_INPUT, g->z.total_out,
                           "the compressed data are damaged");
        }
    }
    *got = (ptrdiff_t)(size - g->z.avail_out);
    return CASUS_OK;
}

char *cs_gzip_inflate(casus_text bytes, size_t most, size_t *size)
{
    z_stream z = {.next_in = (unsigned char *)bytes.data, .avail_in = bytes.size};
    size_t capacity = (size_t)bytes.size * 4 + CHUNK, used = 0;
    char *out = malloc(capacity);
    int code = Z_OK;
    if (!out || inflateInit2(&z, ANY_HEADER) != Z_OK) {
        free(out);
        return NULL;
    }
    while (code == Z_OK && used < most) {
        if (used == capacity) {
            char *grown = realloc(out, capacity * 2);
            if (!grown)
                break;
            out = grown;
            capacity *= 2;
        }
        z.next_out = (unsigned char *)out + used;
        z.avail_out = (unsigned)(capacity - used);
        code = inflate(&z, Z_NO_FLUSH);
        used = capacity - z.avail_out;
    }
    (void)inflateEnd(&z);
    if (code != Z_STREAM_END || used > most) {
        free(out);
        return NULL;
    }
    *size = used;
    return out;
}
