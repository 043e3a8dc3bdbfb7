/* activation.h - the two curves of the network, as rational functions.
 *
 * Only + - * / on floats in a fixed order, so every machine that follows IEEE 754
 * gives the same bits (the build turns off contraction into fused operations).
 *
 *     tanh(x)    ~  x (27 + x^2) / (27 + 9 x^2)  for |x| < 3, else the sign of x
 *     sigmoid(x) =  1/2 + tanh(x / 2) / 2
 *
 * The network is trained with these, so they need not be close to the real ones. */
#ifndef CASUS_MODEL_ACTIVATION_H
#define CASUS_MODEL_ACTIVATION_H

static inline float cs_tanh(float x)
{
    const float low = x < -3.0f ? -3.0f : x;
    const float y = low > 3.0f ? 3.0f : low;
    const float square = y * y;
    return y * (27.0f + square) / (27.0f + 9.0f * square);
}

static inline float cs_sigmoid(float x)
{
    return 0.5f + 0.5f * cs_tanh(0.5f * x);
}

#endif
