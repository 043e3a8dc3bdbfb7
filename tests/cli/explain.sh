# Why each entry of each word did or did not make an event; with a small pack of its own.
cp -r $SOURCE/tests/packs/mini pack
cp $SOURCE/lang/en/model.casus pack/lang/en/
$CASUS explain --data pack --date 2024-06-09 "Moscow attacked Tokyo. The dog barked. France sent troops to Ukraine. A man attacked Ukraine."
