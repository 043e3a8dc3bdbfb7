/* state.c - see state.h. */
#include "state.h"

#include <stdio.h>
#include <string.h>

typedef struct part {
    void *data;
    size_t size;
} part;

static bool pass(FILE *file, const char *mode, const part *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if ((mode[0] == 'w'
                 ? fwrite(parts[i].data, 1, parts[i].size, file)
                 : fread(parts[i].data, 1, parts[i].size, file)) != parts[i].size)
            return false;
    return true;
}

static bool pass_body(FILE *file, const char *mode, net *n, adam *a, uint32_t *epoch)
{
    const size_t dense = n->at.count * sizeof(float);
    const size_t table = (size_t)n->shape.rows * n->shape.width * sizeof(float);
    const part parts[] = {{epoch, sizeof *epoch},
                          {&a->step, sizeof a->step},
                          {n->value, dense},
                          {a->first, dense},
                          {a->second, dense},
                          {a->mean, dense},
                          {n->table, table},
                          {a->row_first, table},
                          {a->row_second, table},
                          {a->row_mean, table},
                          {a->row_step, n->shape.rows * sizeof(uint32_t)}};
    return pass(file, mode, parts, sizeof parts / sizeof *parts);
}

bool state_keep(const char *path, const char *mode, net *n, adam *a, uint32_t *epoch)
{
    FILE *file = fopen(path, mode);
    net_shape shape = n->shape;
    const part head = {&shape, sizeof shape};
    bool fine = file && pass(file, mode, &head, 1) &&
                memcmp(&shape, &n->shape, sizeof shape) == 0 &&
                pass_body(file, mode, n, a, epoch);
    if (file && fclose(file) != 0)
        fine = false;
    net_turn(n);
    return fine;
}

bool state_net(const char *path, net *out)
{
    FILE *file = fopen(path, "rb");
    net_shape shape;
    adam a = {0};
    uint32_t epoch;
    const part head = {&shape, sizeof shape};
    *out = (net){0};
    bool fine = file && pass(file, "rb", &head, 1) && net_new(out, shape, 1) &&
                adam_new(&a, out, 0.5f) && pass_body(file, "rb", out, &a, &epoch);
    if (file)
        fclose(file);
    if (fine) {
        adam_settle(&a, out);
        adam_swap(&a, out);
    }
    adam_free(&a);
    return fine;
}
