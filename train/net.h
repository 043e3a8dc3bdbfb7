/* net.h - the network as the trainer holds it: shape, parameters, one shard's work.
 *
 *     D width      G gates      L layers     F features a word
 *     C tags       R labels     A arc width  B label width     P distance classes
 *     T tokens of a shard (whole sentences, one after the other)
 *
 * Layer l:  v = conv3(x_l) (one filter a channel);  [u z r] = v W + b;
 *           c_t = z c_(t-1) + (1 - z) u, first half of the channels left to right,
 *           second half right to left;  x_(l+1) = x_l + r tanh(c).
 * SRU (Lei et al. 2018) with a channel-wise filter before the product.
 * Tags are read off after `tag_layer` layers, and the best tag's vector is added there.
 * Heads: arc(d, h) = relu(D_d) . U relu(H_h) + relu(D_d) . P_distance(d, h)
 * (Dozat and Manning 2017); labels from relu(E_d + F_h). */
#ifndef CASUS_TRAIN_NET_H
#define CASUS_TRAIN_NET_H

#include "conllu.h"
#include "encode/features.h"
#include "parse/distance.h"

enum { NET_LAYERS_MAX = 6 };

typedef struct net_shape {
    uint32_t width, gates, layers, tag_layer, tags, arc, label_width, labels;
    uint32_t rows; /* of the feature table; row 0 is the unknown form */
} net_shape;

/* Offsets into the flat vector of parameters. */
typedef struct net_linear {
    uint32_t inputs, outputs;
    size_t weight; /* [inputs][outputs] */
    size_t bias;   /* [outputs] */
} net_linear;

typedef struct net_layout {
    size_t conv[NET_LAYERS_MAX]; /* [4][D]: before, at, after, constant */
    net_linear gates[NET_LAYERS_MAX], tag, heads, mix, distance, label;
    size_t tag_vectors; /* [C][D] */
    size_t arc_root;    /* [A] */
    size_t label_root;  /* [B] */
    size_t count;
} net_layout;

typedef struct net {
    net_shape shape;
    net_layout at;
    float *value;  /* [count] */
    float *turned; /* [count] the linear weights, each transposed to [outputs][inputs] */
    float *table;  /* [rows][D] vectors of the features */
} net;

/* What one shard is trained on.  rows: 0-based row + 1, or 0 for none. */
typedef struct net_batch {
    uint32_t (*rows)[CS_FEATURE_COUNT];       /* [T] */
    const uint32_t *tags, *heads, *labels;    /* [T]; heads 0 = root, 1-based in sentence */
    const uint32_t *lengths;                  /* [sentences] */
    /* What teachers say, as probabilities, and how much it counts beside the gold (0: not
     * at all).  soft_arcs: [n][n + 1] a sentence, one after the other. */
    const float *soft_tags, *soft_labels, *soft_arcs; /* [T][C] [T][R] */
    float soft_share;
    uint32_t tokens, sentences;
} net_batch;

/* Rates of what is left out in training; all 0 when the net is used. */
typedef struct net_dropout {
    float input, layer, head;
    uint64_t seed;
} net_dropout;

typedef struct net_work {
    uint32_t capacity; /* tokens */
    float *x[NET_LAYERS_MAX + 1], *v[NET_LAYERS_MAX], *p[NET_LAYERS_MAX];
    float *c[NET_LAYERS_MAX], *mask[NET_LAYERS_MAX + 1];
    float *x_tag, *tag_score, *heads, *heads_mask, *mixed, *distance;
    float *label_hidden, *label_mask, *label_score;
    float *arc;        /* per sentence [n][n + 1], one after the other */
    size_t arc_capacity, arc_count;
    uint32_t *best_tag;
    uint32_t *label_head; /* [T] word of the shard + 1, 0 = root */
    float *scratch;    /* [T] x the widest of all */
    float *turned_heads;
    /* backward */
    float *dx, *dy, *dp, *dv, *d_heads, *d_mixed, *d_distance, *d_hidden;
    float *gradient;   /* [count] */
    float loss[3];     /* tags, arcs, labels */
} net_work;

bool net_new(net *n, net_shape shape, uint64_t seed);
void net_free(net *n);
void net_turn(net *n);

bool net_work_fit(net_work *w, const net *n, const net_batch *b);
void net_work_free(net_work *w);

/* Scores of tags, arcs; and of labels for `heads` of the batch. */
void net_forward(const net *n, net_work *w, const net_batch *b, const net_dropout *drop);
void net_label(const net *n, net_work *w, const net_batch *b, const uint32_t *heads,
               const net_dropout *drop);
/* Scores become probabilities. */
void net_softmax(float *score, uint32_t count);

/* After net_forward and net_label: adds to w->gradient, leaves d loss / d embedding in
 * w->dx [T][D].  `scale` is 1 / tokens of the whole minibatch. */
void net_backward(const net *n, net_work *w, const net_batch *b, float scale);

/* Numbers that look random: the same for the same seed and counter, on any machine. */
uint64_t net_random(uint64_t seed, uint64_t counter);
float net_uniform(uint64_t seed, uint64_t counter); /* [0, 1) */

#endif
