for language in xx ../../etc; do
    $CASUS code --lang $language - </dev/null
    echo $?
done
$CASUS code --lang en/names - </dev/null
