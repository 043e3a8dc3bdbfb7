# A fault in a dictionary is named with file and line.
cp -r "$SOURCE/tests/packs/mini" data
echo "nobody  name  Nobody" >>data/lang/en/names/names.txt
$CASUS code --data data - </dev/null
echo $?
$CASUS dict check --data data
