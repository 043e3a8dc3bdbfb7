# prepare.sh - sourced by the commands at the root: installs what the build needs, if it is
# not there.  Only Debian and its relatives are known; elsewhere it names what is missing.

missing=
need() { # need PACKAGE TEST...: the package, and a command that succeeds when it is there
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}

install_missing() {
    missing=
    need gcc command -v gcc
    need libc6-dev sh -c 'echo "#include <stdio.h>" | gcc -E -'
    need cmake command -v cmake
    need ninja-build command -v ninja
    need pkg-config command -v pkg-config
    need python3 command -v python3
    need libjansson-dev pkg-config --exists jansson
    need libutf8proc-dev pkg-config --exists libutf8proc
    need libuchardet-dev pkg-config --exists uchardet
    need zlib1g-dev pkg-config --exists zlib
    need libcurl4-openssl-dev pkg-config --exists libcurl
    need libssl-dev pkg-config --exists libcrypto
    need libsqlite3-dev pkg-config --exists sqlite3
    [ -z "$missing" ] && return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "These are missing; install them, then run this again:$missing" >&2
        return 1
    fi
    as_root=
    [ "$(id -u)" = 0 ] || as_root=sudo
    echo "== Installing$missing"
    $as_root apt-get update -q && $as_root apt-get install -q -y --no-install-recommends $missing
}
