# Each command teaches itself, the same way under both names.
for command in code quotes chain read parse dict explain version; do
    $CASUS help $command >1
    $CASUS $command --help >2
    cmp 1 2 && head -n 1 1
done
$CASUS help nothing
