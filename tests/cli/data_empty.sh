# A data folder without the pack of the default language is casus's own fault.
mkdir -p data/dict
$CASUS code --data data - </dev/null
