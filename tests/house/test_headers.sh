#!/bin/sh
# Compiles casus.h alone, as C99, C11 and C++11, under harsh flags.
#   test_headers.sh INCLUDE-FOLDER COMPILER
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '#include "casus.h"\n#include "casus.h"\nint main(void) { return casus_version() == 0; }\n' >"$folder/use.c"
flags="-fsyntax-only -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wundef -Werror -I$1"
for standard in c99 c11; do
    "$2" -std=$standard -Wstrict-prototypes -Wmissing-prototypes $flags "$folder/use.c"
    echo "$standard: good"
done
if "$2" -x c++ -std=c++11 -fsyntax-only - </dev/null 2>/dev/null; then
    "$2" -x c++ -std=c++11 -Wold-style-cast $flags "$folder/use.c"
    echo "c++11: good"
else
    echo "c++11: no C++ compiler here, left out"
fi
