# Lines that mention a word, frames that use its class; numbers; tables of one's own.
cp -r $SOURCE/tests/packs/mini pack
mkdir -p mine/lang/en
echo '@talks  parley' >mine/lang/en/words.txt
$CASUS dict find --data pack talk
$CASUS dict find --data pack --dict mine parley
$CASUS dict find --data pack RUS
$CASUS dict stats --data pack
$CASUS dict find --data pack nothing-of-this
echo $?
$CASUS dict find
