export CASUS_DATA=$SOURCE/tests/packs/mini
$CASUS --version | sed "s#$SOURCE#SOURCE#"
