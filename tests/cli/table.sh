# People get a table.
echo 'Russia attacked Ukraine.' >a.txt
$CASUS code --format table --date 2024-06-09 a.txt
# A source that is not named is told by its kind.
echo 'Germany is expected to condemn Iran.' >b.txt
$CASUS code --format table b.txt
