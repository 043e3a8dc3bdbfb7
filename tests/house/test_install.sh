#!/bin/sh
# Installs into a prefix, moves it, and uses what was installed: the program with its data, and
# the library through pkg-config.
#   test_install.sh BUILD-FOLDER SOURCE-FOLDER COMPILER
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$1" --prefix "$folder/first" >/dev/null
mv "$folder/first" "$folder/second"
unset CASUS_DATA
"$folder/second/bin/casus" --version >"$folder/version"
cat "$folder/version"
grep -q "^data .*/second/.*share/casus (beside the program)" "$folder/version"
echo "Russia attacked Ukraine." | "$folder/second/bin/casus" code --date 2024-06-09 - | grep -q '"cameo":"190"'
[ ! -d "$folder/second/share/man/man1" ] || [ -f "$folder/second/share/man/man1/casus.1" ]
pc=$(dirname "$(find "$folder/second" -name casus.pc)")
export PKG_CONFIG_PATH="$pc"
pkg-config --exists casus || { echo "pkg-config finds no casus"; exit 1; }
library=$(pkg-config --variable=libdir casus)
static=
ls "$library"/libcasus.so >/dev/null 2>&1 || static=--static
"$3" -std=c11 -Wall -Werror "$2/examples/code_one.c" $CASUS_TEST_FLAGS -o "$folder/code_one" $(pkg-config --cflags --libs $static casus)
LD_LIBRARY_PATH="$library" "$folder/code_one" "$folder/second/share/casus" "Russia attacked Ukraine." | tee "$folder/out"
grep -q "RUS .*190.* UKR" "$folder/out"
