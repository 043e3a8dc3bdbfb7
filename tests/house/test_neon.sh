#!/bin/sh
# The NEON kernels give the bits of the portable ones: tests/unit/test_kernels.c, compiled for
# 64-bit Arm and run by an emulator.  usage: test_neon.sh SOURCES SCRATCH
# Exit 77: the compiler or the emulator is missing, so the test is left out.
set -eu
sources=$1
scratch=$2
if ! command -v aarch64-linux-gnu-gcc >/dev/null || ! command -v qemu-aarch64 >/dev/null; then
    echo "NEON is NOT tested: install gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user"
    exit 77
fi
mkdir -p "$scratch"
# The options of cmake/kernels.cmake for loops.
aarch64-linux-gnu-gcc -std=c11 -D_POSIX_C_SOURCE=200809L -O3 -ffp-contract=off \
    -fno-trapping-math -fno-signed-zeros -ffinite-math-only -Wall -Wextra -Werror -static \
    -I "$sources/src" -I "$sources/include" -I "$sources/tests/unit" \
    "$sources"/src/model/kernel_*.c "$sources/src/model/kernels.c" \
    "$sources/tests/unit/test_kernels.c" -o "$scratch/test_kernels"
qemu-aarch64 "$scratch/test_kernels" >"$scratch/names"
grep -qx neon "$scratch/names" || { echo "the NEON kernels were not tried"; exit 1; }
cat "$scratch/names"
