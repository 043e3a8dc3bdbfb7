/* state.h - the state of training as a file: to go on from, or to teach with.
 *
 * For the machine it was written on, not for release. */
#ifndef CASUS_TRAIN_STATE_H
#define CASUS_TRAIN_STATE_H

#include "adam.h"

/* Writes (mode "wb") or reads ("rb") network, optimiser and the number of epochs done.  The
 * shape must be the same. */
bool state_keep(const char *path, const char *mode, net *n, adam *a, uint32_t *epoch);

/* Makes a network from the running means of a state; free with net_free(). */
bool state_net(const char *path, net *out);

#endif
