# The comparison for `vnpqr decode`: the six fields of a payload as JSON, without validation or escaping, with the
# extension as one text. `print` with concatenated strings is the fastest form in mawk.
#
#     mawk -F'|' -f benches/naive.awk payloads.txt

{
    print "{\"id_number\":\"" $1 "\",\"name\":\"" $2 "\",\"birth_date\":\"" $3 "\",\"declaration\":\"" $4 "\",\"qid\":\"" $5 "\",\"extension\":\"" $6 "\"}"
}
