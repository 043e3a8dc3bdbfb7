# Folders are read in the byte order of their paths; names with a dot are left out.
mkdir -p d/b d/a.d
for f in d/z.txt d/B.txt d/b/x.txt d/a.d/y.txt d/b.txt d/.hidden.txt; do echo text >$f; done
$CASUS read -j 3 d | sed 's/,.*//'
