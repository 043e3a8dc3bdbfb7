# A full disk is reported.
echo 'Russia met France.' >a.txt
$CASUS read a.txt -o /dev/full
echo $?
$CASUS read a.txt >/dev/full
