for option in "--from pdf" "--date 2023-02-29" "--date June" "-j x" "-j" "--format xml" "--explain=5"; do
    $CASUS code x.txt $option
    echo $?
done
